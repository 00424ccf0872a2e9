"""What happened to a submission, beside the points: `records/<assignment>/<student>.json`.

The gradebook holds the points; it has no place for "this file was no notebook" or for a message.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory

from grading.drills import judged_by
from grading.files import write_atomically
from grading.text import one_line, plain


@dataclass
class Record:
    """Outcome of grading one submission.

    status    "graded", "review" (graded, and a person should read the notes), "rejected" (not a
              notebook of this assignment), "error" (the grader failed)
    notes     what the instructor should know, one sentence each
    messages  test cell -> the sentence for the student
    content   hash of what was graded, see `content_hash`
    """

    status: str
    notes: list[str] = field(default_factory=list)
    messages: dict[str, str] = field(default_factory=dict)
    content: str = ""

    def __post_init__(self) -> None:
        """Whatever of it is a student's own text comes into no record and out of none as it is."""
        self.notes = [one_line(str(note)) for note in self.notes]
        self.messages = {name: plain(str(text)) for name, text in dict(self.messages).items()}


def record_path(root: Path, assignment: str, student: str) -> Path:
    return root / "records" / assignment / f"{student}.json"


def read_record(root: Path, assignment: str, student: str) -> Record | None:
    """The record of a submission; None when there is none that can be read."""
    try:
        content = json.loads(record_path(root, assignment, student).read_text(encoding="utf-8"))
        return Record(**content)
    except (OSError, ValueError, TypeError):
        return None


def write_record(root: Path, assignment: str, student: str, record: Record) -> None:
    """Replace the record in one step: a reader sees the old one or the new one."""
    text = json.dumps(asdict(record), indent=1, ensure_ascii=False) + "\n"
    write_atomically(record_path(root, assignment, student), text.encode("utf-8", "replace"))


def content_hash(directory: CourseDirectory, assignment: str, student: str, tests: str) -> str:
    """Hash of a submission's files and of the tests it is graded with, see `tests_hash`."""
    digest = hashlib.sha256(tests.encode())
    folder = Path(directory.format_path(directory.submitted_directory, student, assignment))
    for file in sorted(path for path in folder.glob("*") if path.is_file()):
        digest.update(file.name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def tests_hash(gradebook: Gradebook, directory: CourseDirectory, assignment: str) -> str:
    """Hash of an assignment's cells in the gradebook, and of the drills that judge it."""
    digest = hashlib.sha256(judged_by(directory, assignment).encode())
    for notebook in gradebook.find_assignment(assignment).notebooks:
        for name, source in sorted((c.name, c.source or "") for c in notebook.source_cells):
            digest.update(f"{name}\0{source}\0".encode("utf-8", "replace"))
    return digest.hexdigest()
