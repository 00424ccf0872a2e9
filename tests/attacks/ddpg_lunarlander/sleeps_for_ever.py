# Sleeps for ever without using the processor, deaf to all signals that can be ignored.
# exercise: critic
import signal
import time

for number in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}:
    signal.signal(number, signal.SIG_IGN)
while True:
    time.sleep(1_000)
