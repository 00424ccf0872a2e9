"""Files beside each other: named after students, or as students named them (Google Classroom)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePosixPath

from grading.intake.archives import ARCHIVES, Entry
from grading.intake.layouts import blackboard, brightspace, canvas, moodle
from grading.intake.layouts.base import Around, Piece, Who
from grading.intake.names import (
    companion_of,
    folded,
    head,
    is_notebook,
    notebook_name,
    says_no_student,
)
from grading.intake.roster import Student

Placed = tuple[Entry, PurePosixPath]


def read(files: list[Placed], folders: set[str], around: Around) -> tuple[list[Piece], str]:
    """The files by student, and what they were taken for.

    folders  students' folders beside the files: they show that names are a person's doing
    """
    stems = {id(entry): _stem(path.name) for entry, path in files if _is_work(path.name)}
    affix = _without_assignment(list(stems.values()), around)
    nameless = [stem for stem in stems.values() if _says_nothing(affix(head(stem)), around)]
    students_own = len(nameless) * 2 > len(stems) and not folders
    known = {folded(affix(head(stem))) for stem in stems.values()} | set(map(folded, folders))
    pieces, alone = [], _named_like(around.source, around)
    for entry, path in files:
        if id(entry) in stems:
            who = _of_work(entry, stems[id(entry)], affix, students_own, around)
        else:
            who = _of_other(path.name, known, affix, around)
        if not who.ids and who.doubt and not who.guess and len(stems) == 1:
            who = replace(who, name=alone, guess=alone)
        pieces.append(Piece(entry, who, path))
    if not stems:
        return pieces, ""
    if students_own:
        return pieces, "files as students named them (Google Classroom and the like)"
    return pieces, f"files named after students, {len(stems)} of them"


def _of_work(
    entry: Entry, stem: str, affix: Callable[[str], str], students_own: bool, around: Around
) -> Who:
    """Whose a notebook or a zip is."""
    name, guess = affix(head(stem)), _likely_name(stem, around)
    platform = _platform(entry)
    if around.roster:
        found = _named_in(stem, around)
        marks = (name, found.id if found else "", platform[1] if platform else "")
        return Who(tuple(filter(None, marks)), guess, guess=guess)
    if platform:
        doubt = f"its name is as {platform[0]} writes it, and the others' are not"
        return Who(doubt=doubt, guess=platform[1])
    if around.is_assignment(name) or says_no_student(name):
        return Who(doubt="its name says no student", guess=guess)
    if _says_nothing(name, around):
        return Who(doubt=f"{name!r} may be more than a student's id", guess=guess)
    if students_own and "__" not in stem:
        doubt = "most names here are students' own, so this one may be no student's"
        return Who(doubt=doubt, guess=guess)
    return Who((name,), name, guess=guess)


def _of_other(name: str, known: set[str], affix: Callable[[str], str], around: Around) -> Who:
    """Whose a file is that is no notebook: a companion `ada__actor.pt`, or anything else."""
    companion, before = companion_of(name, around.companions)
    if not companion:
        stem = head(PurePosixPath(name).stem)
        return Who((stem,)) if folded(stem) in known else Who()
    before = affix(head(before))
    if before and (folded(before) in known or "__" in name):
        return Who((before,), before)
    return Who(doubt="its name says no student", guess=before)


def _is_work(name: str) -> bool:
    return is_notebook(name) or name.casefold().endswith((".zip", *ARCHIVES))


def _stem(name: str) -> str:
    return notebook_name(name if is_notebook(name) else PurePosixPath(name).stem).stem


def _without_assignment(stems: list[str], around: Around) -> Callable[[str], str]:
    """Takes the assignment's name off a name, where all files have it at the same side.

    `ada_tiny.ipynb` and `bob_tiny.ipynb` are of ada and bob; one alone may be anything.
    """
    own = re.escape(around.assignment)
    heads = [head(stem) for stem in stems]
    for side in (rf"[ _-]+{own}$", rf"^{own}[ _-]+(?=\S)"):
        if len(heads) > 1 and all(re.search(side, each, re.IGNORECASE) for each in heads):
            return lambda text, side=side: re.sub(side, "", text, flags=re.IGNORECASE)
    return lambda text: text


def _says_nothing(name: str, around: Around) -> bool:
    """Whether a name is the assignment's or an editor's, or holds more than a student's id."""
    if around.is_assignment(name) or says_no_student(name) or " " in name:
        return True
    return _words(around.assignment) <= _words(name)


def _platform(entry: Entry) -> tuple[str, str] | None:
    """The platform that has named this one file, and whom it means by that."""
    for module in (moodle, blackboard, canvas):
        piece = module.named(entry)
        if piece:
            return module.NAME, piece.who.ids[0]
    return (brightspace.NAME, "") if brightspace.named(entry) else None


def _named_like(source: str, around: Around) -> str:
    """A student after whom the folder or the zip of a single file may be called."""
    return "" if around.is_assignment(source) or says_no_student(source) else source


def _likely_name(stem: str, around: Around) -> str:
    """What is left of a name without the assignment's own words."""
    if says_no_student(stem):
        return ""
    own = _words(around.assignment)
    parts = re.split(r"[\s_–-]+", stem)
    return " ".join(part for part in parts if part and not _words(part) <= own)


def _named_in(stem: str, around: Around) -> Student | None:
    """The one student of the roster whose name, id or address stands in a file's name."""
    words = _words(stem)
    found = []
    for student in around.roster:
        name = _words(f"{student.first_name} {student.last_name}")
        login = _words(student.email.partition("@")[0])
        own = _words(student.id)
        full = student.first_name and student.last_name and name <= words
        if full or (own and own <= words) or (login and login <= words):
            found.append(student)
    return found[0] if len(found) == 1 else None


def _words(text: str) -> set[str]:
    plain = unicodedata.normalize("NFKD", text).casefold()
    return set(re.findall(r"[^\W_]+", "".join(c for c in plain if not unicodedata.combining(c))))
