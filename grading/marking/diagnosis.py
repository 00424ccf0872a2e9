"""Known mistakes: the sentence of the corpus for what a student did.

`tests/corpus/<assignment>/traces.json.gz` is written when the assignment is released or audited;
the corpus is never run while grading.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from nbgrader.coursedir import CourseDirectory

from course_lib.drilling.mistakes import Mistake, complete, explain
from grading.drills import corpus_of
from grading.engine.jobs import Outcome

TRACES_FILE = "traces.json.gz"


class Diagnosis:
    """Known mistakes of an assignment, by exercise."""

    def __init__(self, mistakes: Mapping[str, Sequence[Mistake]]) -> None:
        self._mistakes = mistakes

    def explained(self, outcome: Outcome) -> Outcome:
        """The outcome, its message ended with what usually causes it."""
        if not outcome.trace:
            return outcome
        says = explain(outcome.trace, self._mistakes.get(outcome.exercise, ()))
        return replace(outcome, message=complete(outcome.message, says, outcome.cause))


def read_diagnosis(directory: CourseDirectory, assignment: str) -> Diagnosis:
    """The known mistakes as they were last written; none where there is no such file."""
    file = corpus_of(directory, assignment) / TRACES_FILE
    if not file.is_file():
        return Diagnosis({})
    key = file, file.stat().st_mtime_ns
    if key not in _read:
        _read.clear()
        _read[key] = Diagnosis(mistakes_from_json(json.loads(gzip.decompress(file.read_bytes()))))
    return _read[key]


def mistakes_from_json(content: Mapping[str, object]) -> dict[str, list[Mistake]]:
    """Mistakes by exercise, from the form they are kept in."""
    return {
        exercise: [Mistake(one["trace"], tuple(one["says"]), one["name"]) for one in known]
        for exercise, known in content["exercises"].items()
    }


_read: dict[tuple[Path, int], Diagnosis] = {}
