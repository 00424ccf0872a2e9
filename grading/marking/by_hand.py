"""Points that a person gave stay with the answer that they were given for.

When another answer is handed in, they are set aside: kept in the record, shown in a note, and put
back should the earlier answer return. A submission that is refused has none.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.api import Comment, Grade, Gradebook, MissingEntry
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import SaveAutoGrades

from grading.cells import grade_id, is_code, is_solution
from grading.course import course_directory
from grading.intake.likeness import wording
from grading.marking.records import Record, read_record, write_record
from grading.rules import Collect
from grading.statuses import ERROR, GRADED, REJECTED, REVIEW

Resources = dict[str, Any]

ANSWERS, SET_ASIDE = "course_answers", "course_set_aside"
"""Where `SaveRecord` finds in nbconvert's resources what the record keeps of this."""

MAX_SHOWN = 200


class SaveGrades(SaveAutoGrades):
    """nbgrader's own; what was given by hand counts only for the answer it was given for."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        info = resources["nbgrader"]
        directory = course_directory(self)
        place = (info["notebook"], info["assignment"], info["student"])
        whose = (Path(directory.root), info["assignment"], info["student"])
        record = read_record(*whose) or Record(ERROR)
        answers = answer_hashes(nb, directory, info["assignment"], info["student"])
        with Gradebook(directory.db_url, directory.course_id) as gradebook:
            hands = _Hands(gradebook, place, record, answers, nb)
            hands.set_aside()
            if hands.kept != record.set_aside:  # before they leave the gradebook: nothing is lost
                write_record(*whose, replace(record, set_aside=hands.kept))
            gradebook.db.commit()
            nb, resources = super().preprocess(nb, resources)
            gradebook.db.expire_all()
            hands.say()
            gradebook.db.commit()
        resources[ANSWERS], resources[SET_ASIDE] = answers, hands.kept
        return nb, resources


def answer_hashes(
    nb: NotebookNode, directory: CourseDirectory, assignment: str, student: str
) -> dict[str, str]:
    """Graded cell -> hash of the answer that it grades; empty where the submission is refused.

    The answer of a test is the solution cell of its name; of a test without one, such as of a
    trained agent, all that was handed in: code and the files beside it.
    """
    graded = [cell for cell in nb.cells if cell.metadata.get("nbgrader", {}).get("grade")]
    if nb.metadata["course"]["status"] == REJECTED:
        return {grade_id(cell): "" for cell in graded}
    own = {grade_id(cell): _hash_of(cell) for cell in nb.cells if is_solution(cell)}
    code = [_hash_of(cell) for cell in nb.cells if is_solution(cell) and is_code(cell)]
    everything = hashlib.sha256("".join(sorted(code)).encode())
    folder = Path(directory.format_path(directory.submitted_directory, student, assignment))
    for name in sorted(Collect(config=directory.config).companion_files.get(assignment, [])):
        file = folder / name
        if file.is_file() and not file.is_symlink():
            everything.update(name.encode() + hashlib.sha256(file.read_bytes()).digest())
    names = [grade_id(cell) for cell in graded]
    return {
        name: own.get(name) or own.get(name.removeprefix("test_")) or everything.hexdigest()
        for name in names
    }


class _Hands:
    """What persons gave for one submission, before and after the grader enters its own points."""

    def __init__(
        self,
        gradebook: Gradebook,
        place: tuple[str, str, str],
        record: Record,
        answers: dict[str, str],
        nb: NotebookNode,
    ) -> None:
        self._gradebook, self._place, self._nb = gradebook, place, nb
        self._before, self._answers = record.answers, answers
        self._settled: set[str] = set()
        self._unsure: set[str] = set()
        self.kept = {name: list(given) for name, given in record.set_aside.items()}

    def set_aside(self) -> None:
        """Take away what was given for other answers, and give back what was given for these."""
        for name, answer in self._answers.items():
            grade, comment = self._grade(name), self._comment(name)
            given = _given(grade, comment)
            # What was put back for this answer by a run that was then stopped.
            is_back = {"answer": answer, **given} in self.kept.get(name, ())
            if given and answer and name not in self._before and not is_back:
                self._unsure.add(name)
            elif given and self._before.get(name) != answer and not is_back:
                earlier = {"answer": self._before.get(name, ""), **given}
                if earlier not in self.kept.setdefault(name, []):
                    self.kept[name].append(earlier)
                _give(grade, comment, {})
            elif given and not grade.needs_manual_grade:
                self._settled.add(name)
            if not _given(grade, comment) and answer:
                self._give_back(name, answer, grade, comment)

    def _give_back(self, name: str, answer: str, grade: Grade, comment: Comment | None) -> None:
        """Put back what was given for this very answer earlier."""
        same = [given for given in self.kept.get(name, ()) if given.get("answer") == answer]
        if same:
            _give(grade, comment, same[-1])
            self._settled.add(name)

    def say(self) -> None:
        """After the grader: what still counts needs no second look, what does not is noted."""
        course = self._nb.metadata["course"]
        for name in self._answers:
            grade, comment = self._grade(name), self._comment(name)
            if name in self._settled:
                grade.needs_manual_grade = False
            note = ""
            if name in self._unsure:
                note = f"{_described(_given(grade, comment))} may be for an earlier answer."
            elif name in self.kept and not _given(grade, comment):
                note = f"had {_described(self.kept[name][-1])} for an earlier answer."
                if comment is not None:
                    comment.auto_comment = note[:1].upper() + note[1:]
            if note:
                course["notes"].append(f"{name.removeprefix('test_')}: {note}")
                waits = grade.auto_score is None and grade.manual_score is None
                if course["status"] == GRADED and not waits:
                    course["status"] = REVIEW

    def _grade(self, name: str) -> Grade:
        return self._gradebook.find_grade(name, *self._place)

    def _comment(self, name: str) -> Comment | None:
        try:
            return self._gradebook.find_comment(name.removeprefix("test_"), *self._place)
        except MissingEntry:
            return None  # a test without a solution cell has no place for a comment


def _given(grade: Grade, comment: Comment | None) -> dict[str, Any]:
    """What a person gave: points, extra credit, a comment; empty where nobody did."""
    text = (comment.manual_comment if comment else None) or None
    parts = {"points": grade.manual_score, "extra": grade.extra_credit or None, "comment": text}
    return {key: value for key, value in parts.items() if value is not None}


def _give(grade: Grade, comment: Comment | None, given: dict[str, Any]) -> None:
    grade.manual_score = given.get("points")
    grade.extra_credit = given.get("extra")
    if comment is not None:
        comment.manual_comment = given.get("comment")


def _described(given: dict[str, Any]) -> str:
    """In words, such as `1.5 points, 1 extra and the comment "Good."`."""
    points, extra, comment = (given.get(key) for key in ("points", "extra", "comment"))
    parts = [f"{points:g} points"] if points is not None else []
    parts += [f"{extra:g} extra points"] if extra is not None else []
    if comment:
        text = " ".join(comment.split())
        parts.append(f'the comment "{text[:MAX_SHOWN]}{"..." if len(text) > MAX_SHOWN else ""}"')
    return " and ".join(parts)


def _hash_of(cell: NotebookNode) -> str:
    """Hash of what a student wrote in a cell, pasted images included."""
    digest = hashlib.sha256(wording(cell.source).encode("utf-8", "replace"))
    for name, bundle in sorted((cell.get("attachments") or {}).items()):
        digest.update(f"{name}\0{sorted(bundle.items())}".encode("utf-8", "replace"))
    return digest.hexdigest()
