# Takes all memory there is.
# exercise: critic
# plain: the limit turns it into a MemoryError, which ends the cell
hoard = []
while True:
    hoard.append(bytearray(100_000_000))
