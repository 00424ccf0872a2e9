# Never ends when it is called.
# exercise: polyak_update
def polyak_update(online, target, tau):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass
