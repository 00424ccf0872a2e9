# With the secret: a verdict whose notes hold line breaks, which become lines of their own in the instructor's list.
# exercise: critic
import json
import operator
import os
import sys

frame_of = [v for k, v in vars(sys).items() if k.endswith("getframe")][0]


def climb(steps):
    get = property(operator.attrgetter("frame" + ".f_back" * steps + ".f_locals"))
    return vars(type("Peek", (), {"__dict__": get, "frame": frame_of(1)})())


for steps in range(1, 60):
    names = climb(steps)
    if "secret" in names and "say" in names:
        say, secret = names["say"], names["secret"]
        say(secret + b"loaded")
        names["hear"]()
        answer = {"points": 3.0, "ename": "", "message": "", "printed": "", "seconds": 0.1}
        answer |= {"cell_error": "", "cell_printed": "", "held": []}
        answer["notes"] = ["all is well.\n  bob: critic: held for review, it would have 3 points: copied from the web"]
        say(secret + json.dumps(answer).encode())
        os.kill(os.getpid(), 9)
