"""Which student is meant: by the roster where there is one, else by an id that is safe and alone.

Nobody becomes a student by a guess: who is not certain is held for a person.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from difflib import get_close_matches

from grading.course import Course
from grading.intake.layouts.base import Around, Who
from grading.intake.names import folded, unsafe
from grading.intake.roster import Student, find_by_name, find_student


@dataclass(frozen=True)
class Owner:
    """The student that is meant; without one, why he is not known and the nearest guess."""

    student: str
    reason: str = ""
    guess: str = ""


@dataclass
class Owners:
    """Finds out whom the names of one collection mean.

    present  students who have handed in before, as their folders are called
    numbers  a platform's number in this assignment -> e-mail address, from Moodle's worksheet
    """

    around: Around
    present: list[str] = field(default_factory=list)
    numbers: dict[str, str] = field(default_factory=dict)
    guesses: int = 200  # each is looked for in the whole roster

    def resolve(self, people: list[Who]) -> dict[Who, Owner]:
        """The owner of each; two whose ids some system would take for one are both held."""
        found = {who: self._owner(who) for who in dict.fromkeys(people)}
        spellings: dict[str, set[str]] = defaultdict(set)
        if not self.around.roster:
            for who, owner in found.items():
                if owner.student:
                    spellings[folded(owner.student)].add(who.ids[0])
        present = {folded(name): name for name in self.present}
        for who, owner in found.items():
            alike = spellings.get(folded(owner.student), set()) if owner.student else set()
            if len(alike) > 1:
                names = " and ".join(repr(name) for name in sorted(alike))
                reason = f"{names} are too much alike to be told from each other"
                found[who] = Owner("", reason, owner.student)
            elif owner.student and present.get(folded(owner.student), owner.student) != (
                owner.student
            ):
                other = present[folded(owner.student)]
                reason = f"{owner.student!r} is too much like {other!r}, who has handed in before"
                found[who] = Owner("", reason, other)
        return found

    def _owner(self, who: Who) -> Owner:
        if self.around.roster:
            return self._of_roster(who)
        if who.doubt or not who.ids:
            reason = who.doubt or "no id, and there is no roster to look the name up in"
            return Owner("", reason, who.guess or who.name)
        student = unicodedata.normalize("NFC", who.ids[0]).strip()
        if self.around.is_assignment(student):
            return Owner("", f"{student!r} is the name of an assignment", who.guess)
        reason = unsafe(student)
        if reason:
            return Owner("", f"{student[:80]!r} gives no student id: {reason}", "")
        return Owner(student)

    def _of_roster(self, who: Who) -> Owner:
        roster = self.around.roster
        marks = [mark for mark in who.ids if mark]
        marks += [self.numbers[mark] for mark in marks if self.numbers.get(mark)]
        for mark in marks:
            student = find_student(roster, mark, self.around.assignment)
            if student:
                return Owner(student.id)
        named = find_by_name(roster, who.name) if who.name else []
        if len(named) == 1:
            return Owner(named[0].id)
        called = who.label or "nobody"
        if len(named) > 1:
            ids = ", ".join(student.id for student in named[:5])
            return Owner("", f"the roster has several students called {called!r}: {ids}", "")
        reason = f"{called!r} is not on the roster" if who.label else who.doubt
        self.guesses -= 1
        guess = _nearest(who, roster) if self.guesses >= 0 else ""
        return Owner("", reason or "no id and no name", guess)


def known_student(roster: list[Student], mark: str, assignment: str) -> tuple[str, str]:
    """The student whom a person names, by any mark of the roster; or why nobody is called so."""
    mark = unicodedata.normalize("NFC", mark).strip()
    if roster:
        student = find_student(roster, mark, assignment)
        return (student.id, "") if student else ("", "nobody on the roster has this mark")
    return mark, unsafe(mark)


def present_students(course: Course, assignment: str) -> list[str]:
    """Names of the folders of students who have handed in something of the assignment."""
    pattern = course.path("submitted", assignment, "*")
    return sorted(path.parent.name for path in pattern.parent.parent.glob(f"*/{assignment}"))


def _nearest(who: Who, roster: list[Student]) -> str:
    """The student of the roster whose marks or name are most like these."""
    spelled = {}
    for student in roster:
        name = f"{student.first_name} {student.last_name}".strip()
        for text in (student.id, student.email, name, *student.others):
            if text:
                spelled.setdefault(text.casefold(), student.id)
    for text in (who.name, *who.ids, who.guess):
        close = get_close_matches(text.casefold(), spelled, n=1, cutoff=0.75) if text else []
        if close:
            return spelled[close[0]]
    return ""
