"""`python -m course_lib check FILE`: the pre-flight check in a terminal."""

import sys

from course_lib.preflight.terminal import main

if __name__ == "__main__":
    if sys.argv[1:2] != ["check"]:
        sys.exit("Say what to look at: python -m course_lib check FILE")
    sys.exit(main(sys.argv[2:]))
