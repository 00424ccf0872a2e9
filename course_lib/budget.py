"""How long a training cell runs: in full for a student, briefly while a notebook is graded."""

import os
from typing import TypeVar

T = TypeVar("T")


def is_graded() -> bool:
    """Whether the grader is executing the notebook (nbgrader says so in the environment)."""
    return os.environ.get("NBGRADER_EXECUTION") == "autograde"


def budget(full: T, graded: T) -> T:
    """Return `full` for a student and `graded`, a tiny value, while the notebook is graded.

    Locked training cells take their length from here, so that grading exercises every line of them
    and costs seconds, whatever a student wrote into the hyper-parameters.
    """
    return graded if is_graded() else full
