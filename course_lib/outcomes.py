"""What the checks of this session said: the pre-flight check tells of those that failed."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import NamedTuple


class Outcome(NamedTuple):
    """How a check ended, and in which run of a cell of this session; 0 outside of a notebook."""

    passed: bool
    count: int


_noted: dict[str, dict[str, Outcome | None]] = {}


def begin(assignment: str, exercises: Iterable[str]) -> None:
    """Say which checks there are; what is known of them already stays."""
    known = _noted.setdefault(assignment, {})
    for name in exercises:
        known.setdefault(name, None)


def note(assignment: str, exercise: str, passed: bool) -> None:
    """Note how a check ended."""
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    count = shell.execution_count if shell else 0
    _noted.setdefault(assignment, {})[exercise] = Outcome(passed, count)


def noted(assignment: str) -> dict[str, Outcome | None]:
    """By exercise the last outcome of this session, None for a check that was not run."""
    return dict(_noted.get(assignment, {}))
