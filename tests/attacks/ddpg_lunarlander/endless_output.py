# Prints without an end.
# exercise: critic
while True:
    print("points: 3 of 3 " * 1_000)
