"""What was found, in a few lines: what has to be done first, then what is worth a look."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from course_lib.preflight import files, given, habits, session, work
from course_lib.preflight.look import Look

MOST_PROBLEMS, MOST_HINTS, MOST_ALIKE = 12, 6, 3
WIDTH = 300


@dataclass(frozen=True)
class Report:
    """Sentences, the most important first.

    problems  have to be put right before the notebook is handed in
    hints     are worth a look
    """

    problems: Sequence[str]
    hints: Sequence[str] = ()


def examine(look: Look) -> Report:
    """Look at everything."""
    other = _other_assignment(look)
    if other:
        return Report([other])
    problems = [
        *habits.name_problems(look),
        *work.work_problems(look),
        *given.given_problems(look),
        *session.check_problems(look),
        *files.file_problems(look),
    ]
    hints = [
        *session.session_hints(look),
        *files.file_hints(look),
        *habits.habit_hints(look),
        *given.given_hints(look),
    ]
    return Report(problems, hints)


def lines(report: Report, look: Look | None = None) -> list[str]:
    """The report as it is printed; never more than a screen."""
    problems = _grouped(report.problems)
    found = [f"- {_short(text)}" for text in problems[:MOST_PROBLEMS]]
    if len(problems) > MOST_PROBLEMS:
        found.append(f"- ... and {len(problems) - MOST_PROBLEMS} more.")
    if report.hints:
        found.append("Worth a look:")
        found += [f"  {_short(text)}" for text in report.hints[:MOST_HINTS]]
    if report.problems:
        return [*found, "Not ready yet: see above."]
    return [*found, _ready(look)]


def _grouped(problems: Sequence[str]) -> list[str]:
    """Many exercises of which the same is said become one sentence, so that others are seen."""
    found = list(problems)
    for what in ("not solved yet", "not answered yet"):
        same = [text for text in found if text.endswith(f": {what}.")]
        if len(same) > MOST_ALIKE:
            names = ", ".join(text.partition(":")[0] for text in same)
            found[found.index(same[0])] = f"{what.capitalize()}: {names}."
            found = [text for text in found if text not in same]
    return found


def _ready(look: Look | None) -> str:
    """The last line; it speaks of the form, since nothing else was looked at."""
    if look is None:
        return "Ready to hand in."
    when = "as last saved"
    if look.saved is not None:
        when += f", {files.ago(time.time() - look.saved)}"
    if look.live and look.saved is None:
        when = "as it is open here"
    what = " and ".join([look.name or f"{look.form.assignment}.ipynb", *look.form.files])
    return _short(f"Ready to hand in ({when}), by its form: {what}. Nothing was graded.")


def _other_assignment(look: Look) -> str:
    """Whether this is the notebook of another assignment."""
    course = look.book.metadata.get("course")
    said = course.get("assignment") if isinstance(course, dict) else None
    if isinstance(said, str) and said != look.form.assignment:
        return (
            f"This is the notebook of {said[:60]}, not of {look.form.assignment}: it would be "
            "refused. Hand in the right one."
        )
    if look.form.is_whole and not look.matched.chosen:
        return f"This is not the notebook of {look.form.assignment}. Hand in the right one."
    return ""


def _short(text: str) -> str:
    """One line, without anything that a terminal would obey."""
    plain = "".join(c if c.isprintable() else "?" for c in " ".join(text.split()))
    return plain if len(plain) <= WIDTH else plain[: WIDTH - 3] + "..."
