# Raises KeyboardInterrupt in the test, as if the instructor had stopped it.
# exercise: polyak_update
# plain: it fails a test like any other exception
def polyak_update(online, target, tau):
    raise KeyboardInterrupt
