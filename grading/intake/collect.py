"""From a folder or a zip of handed-in files to `submitted/`; nothing in them is trusted.

`collect` recognises by itself what it is handed. What it cannot decide is held for a person, in
`held/<assignment>/`; `settle_held` takes his answers.
"""

from __future__ import annotations

from pathlib import Path

from grading.course import Course, CourseError
from grading.intake.gathering import Gathering, submitted_folder
from grading.intake.held import FOLDER, SHEET, Held, Line
from grading.intake.names import companion_of, folded, printable, unsafe
from grading.intake.outcomes import Collected, Collection, Options
from grading.intake.owners import known_student, present_students
from grading.intake.roster import read_roster
from grading.intake.shelf import PREVIOUS, HandIn, put, set_aside
from grading.rules import Collect

__all__ = ["PREVIOUS", "Collected", "Collection", "Options", "collect", "gather", "settle_held"]


def collect(course: Course, source: Path, assignment: str) -> list[Collected]:
    """Copy the notebooks and companion files of a folder or zip to `submitted/`; see `gather`."""
    return gather(course, source, assignment).files


def gather(
    course: Course, source: Path, assignment: str, options: Options | None = None
) -> Collection:
    """Recognise a collection and put what counts of it into `submitted/`.

    Bytes are kept as they are: a file that is no notebook is collected too, and its reason recorded
    when it is graded. A file that replaces another keeps it under `.previous/`; an older attempt
    replaces none. What cannot be decided goes to `held/<assignment>/`.

    Raises CourseError when the collection cannot be read, or is too large to be one.
    """
    course.require(assignment)
    options = options or Options()
    held = Held(course, assignment)
    line = held.line_of(source) if options.students else None
    if line and len(options.students) == 1:
        line.student = options.students[0]
        return _settle(course, assignment, held, line.student)
    collection = Gathering(course, source, assignment, options, held).run()
    if line and any(item.taken for item in collection.files):
        held.settle(line, ", ".join(options.students))
        held.write()
    return collection


def settle_held(course: Course, assignment: str) -> Collection:
    """Take what is held and has a student in `held/<assignment>/held.csv` by now.

    Raises CourseError when nothing is held, or no student was filled in.
    """
    course.require(assignment)
    held = Held(course, assignment)
    if not held.lines:
        raise CourseError(f"Nothing is held of {assignment}.")
    if not held.answered():
        raise CourseError(
            f"No student is filled in yet: write one into the column student of "
            f"{course.root / FOLDER / assignment / SHEET}."
        )
    return _settle(course, assignment, held, "")


def _settle(course: Course, assignment: str, held: Held, only: str) -> Collection:
    """Put what a person has given to students on their shelves; `only` one of them if named."""
    outcomes: list[Collected] = []
    for mark, lines in held.answered().items():
        if only and mark != only:
            continue
        student, reason = _answer(course, assignment, mark)
        if not reason:
            reason = _take(course, assignment, student, lines, held, outcomes)
        if reason:
            outcomes += [Collected(x.file, "", reason, True, x.guess) for x in lines]
    held.write()
    left = len(held.lines)
    remarks = [f"{left} files are still held in {FOLDER}/{assignment}/."] if left else []
    return Collection("files that were held", sorted(outcomes, key=lambda x: x.file), remarks)


def _answer(course: Course, assignment: str, mark: str) -> tuple[str, str]:
    """The student that a person has named, or why it cannot be that one."""
    student, reason = known_student(read_roster(course), mark, assignment)
    if not reason and student in course.assignments():
        reason = f"{student!r} is the name of an assignment"
    reason = reason or unsafe(student)
    for present in [] if reason else present_students(course, assignment):
        if folded(present) == folded(student) and present != student:
            reason = f"{student!r} is too much like {present!r}, who has handed in before"
    return (student, "") if not reason else ("", f"{printable(mark)!r} cannot be it: {reason}")


def _take(
    course: Course,
    assignment: str,
    student: str,
    lines: list[Line],
    held: Held,
    outcomes: list[Collected],
) -> str:
    """Put the lines of one student on his shelf; why not, where they contradict each other."""
    companions = Collect(config=course.config).companion_files.get(assignment, [])
    chosen: dict[str, Line] = {}
    for line in lines:
        name = companion_of(Path(line.came or line.file).name, companions)[0]
        name = name or f"{assignment}.ipynb"
        if name in chosen and bool(chosen[name].student) == bool(line.student):
            return f"several files are given to {student} as {name}: leave one"
        if name not in chosen or line.student:
            chosen[name] = line
    files = {name: (held.root / line.file).read_bytes() for name, line in chosen.items()}
    times = [line.handed_in for line in chosen.values() if line.handed_in]
    named = [line.came or line.file for line in chosen.values() if line.student]
    note = f"A person has seen to it that {printable(', '.join(named))} is this student's."
    hand_in = HandIn(files, max(times, default=None), notes=[note])
    done = put(submitted_folder(course, assignment, student), hand_in)
    for name, line in chosen.items():
        outcomes.append(Collected(line.file, student, done[name]))
        held.settle(line, student)
    groups = {line.group for line in chosen.values()}
    for line in [x for x in held.lines.values() if x.group in groups and not x.student]:
        data = (held.root / line.file).read_bytes()
        kept = set_aside(submitted_folder(course, assignment, student), f"{assignment}.ipynb", data)
        outcomes.append(Collected(line.file, "", f"another was chosen; kept as {kept}"))
        held.settle(line, "")
    return ""
