# Prints without an end.
# exercise: critic
# flagged: stopped | memory | The process ended
while True:
    print("points: 3 of 3 " * 1_000)
