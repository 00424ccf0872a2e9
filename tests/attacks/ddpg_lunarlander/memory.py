# Takes all memory there is.
# exercise: critic
hoard = []
while True:
    hoard.append(bytearray(100_000_000))
