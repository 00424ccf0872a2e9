"""The way of a collection: recognised, given to students, chosen from, put on their shelves."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import UTC
from pathlib import Path, PurePosixPath

from grading.course import Course, CourseError
from grading.intake.archives import Contents, Entry, LeftOut, open_source, strange_path
from grading.intake.attempts import Reader
from grading.intake.handins import Clock, Decision, decide, hand_in, is_wanted
from grading.intake.held import FOLDER, Held, Line
from grading.intake.inner import opened, opened_alone
from grading.intake.layouts import blackboard
from grading.intake.layouts.base import Around, Piece, Reading, Who
from grading.intake.layouts.recognise import recognise
from grading.intake.names import is_hidden_work, is_notebook, printable
from grading.intake.outcomes import Collected, Collection, Options
from grading.intake.owners import Owner, Owners, known_student, present_students
from grading.intake.roster import read_roster
from grading.intake.shelf import OLDER, put, time_of
from grading.intake.times import TIMESTAMP, due_date, in_utc, parse_given, said, zone_of
from grading.intake.worksheets import Participant, read_worksheet
from grading.rules import Collect

_LONGEST_SHOWN = 300
_FEW = 10
"""Of so many files that nobody asked for each gets a line of its own; of more, the folder."""


def submitted_folder(course: Course, assignment: str, student: str) -> Path:
    return course.path("submitted", assignment, student)


class Gathering:
    """One call of `course collect` on a folder, a zip or a file."""

    def __init__(
        self, course: Course, source: Path, assignment: str, options: Options, held: Held
    ) -> None:
        self._course, self._source, self._options, self._held = course, source, options, held
        rules = Collect(config=course.config)
        address = str(course.config.get("FillHeader", {}).get("students_repository", "") or "")
        self._around = Around(
            assignment=assignment,
            others=course.assignments(),
            rules=rules,
            zone=zone_of(rules.timezone),
            roster=read_roster(course),
            source=source.resolve().stem,
            repository=address.rstrip("/").rpartition("/")[2].removesuffix(".git"),
        )
        self._reader = Reader(course, assignment, rules.max_file_bytes)
        self._room = rules.max_total_bytes
        self._files: list[Collected] = []
        self._remarks: list[str] = []
        self._due = due_date(course, assignment)
        self._times: dict[str, bool] = {}

    def run(self) -> Collection:
        """Take what counts; what became of each file, by its path."""
        sheet = self._worksheet()
        contents = self._open()
        reading = self._recognise(contents)
        pieces = opened(reading.pieces, self._around, self._read, self._leave_out)
        pieces = self._with_times(pieces)
        clock = self._clock(sheet)
        self._say_of_clutter(contents)
        by_student: dict[str, list[Piece]] = defaultdict(list)
        for piece, owner in self._owned(pieces, sheet):
            if not is_wanted(piece, self._around):
                self._leave_out(piece, self._unwanted(piece), self._is_platforms(piece))
            elif owner.student:
                by_student[owner.student].append(piece)
            else:
                self._hold(piece, owner.reason, owner.guess)
        for student in sorted(by_student):
            self._one_student(student, by_student[student], clock)
        self._held.write()
        self._say_of_people(by_student)
        files = sorted(self._fewer_lines(), key=lambda item: item.file)
        return Collection(reading.layout, files, [*reading.remarks, *self._remarks])

    def _open(self) -> Contents:
        most = self._around.rules.max_entries
        contents = opened_alone(
            open_source(self._source, most, self._around.companions),
            self._around,
            self._read,
            self._source,
        )
        good = []
        for entry in contents.entries:
            reason = strange_path(entry.path)
            if reason:
                self._files.append(Collected(printable(entry.path)[:_LONGEST_SHOWN], "", reason))
            else:
                good.append(entry)
        companions = self._around.companions
        count = sum(
            1 for entry in good if is_notebook(entry.path.name) or entry.path.name in companions
        )
        if count > most:
            raise CourseError(f"{self._source} holds more than {most} files: is it the right one?")
        return Contents(good, contents.clutter)

    def _recognise(self, contents: Contents) -> Reading:
        """The files by student: as the user says, or as their names do."""
        if not self._options.students:
            return recognise(contents.entries, self._around)
        people = []
        for mark in self._options.students:
            student, reason = known_student(self._around.roster, mark, self._around.assignment)
            if reason:
                raise CourseError(f"{mark!r} cannot be it: {reason}.")
            people.append(Who((student,)))
        pieces = [Piece(e, who, e.path) for e in contents.entries for who in people]
        return Reading(f"files of {', '.join(self._options.students)}", pieces)

    def _with_times(self, pieces: list[Piece]) -> list[Piece]:
        if not self._options.file_times:
            return pieces
        zone = self._around.zone
        return [
            replace(piece, time=piece.time or in_utc(piece.entry.changed, zone)) for piece in pieces
        ]

    def _worksheet(self) -> dict[str, Participant]:
        path = self._options.worksheet
        return read_worksheet(path, self._around.zone) if path else {}

    def _clock(self, sheet: dict[str, Participant]) -> Clock:
        given = self._options.received
        return Clock(
            parse_given(given, self._around.zone) if given else None,
            {number: person.time for number, person in sheet.items() if person.time},
            self._due,
        )

    def _owned(
        self, pieces: list[Piece], sheet: dict[str, Participant]
    ) -> list[tuple[Piece, Owner]]:
        """Each file with its student; a person's earlier answer for a held file stands."""
        marks = {number: person.marks[0] for number, person in sheet.items() if person.marks}
        present = present_students(self._course, self._around.assignment)
        found = Owners(self._around, present, marks).resolve([piece.who for piece in pieces])
        for piece in pieces:
            if not found[piece.who].student and is_wanted(piece, self._around):
                student = self._answer(piece)
                if student:
                    found[piece.who] = Owner(student)
        return [(piece, found[piece.who]) for piece in pieces]

    def _answer(self, piece: Piece) -> str:
        """The student whom a person has given this file to before."""
        if not self._held.settled:
            return ""
        try:
            data = piece.entry.read(self._around.rules.max_file_bytes)
        except LeftOut:
            return ""
        return self._held.answer(str(piece.entry.path), data)

    def _one_student(self, student: str, pieces: list[Piece], clock: Clock) -> None:
        def answered(piece: Piece) -> bool:
            return self._answer(piece) == student

        decision = decide(student, pieces, self._around, self._reader, answered)
        if decision.undecided:
            taken = {id(piece) for piece in decision.taken.values()}
            guess = f" (perhaps {decision.guess.inside})" if decision.guess else ""
            for piece in pieces:
                if is_notebook(piece.inside.name) or id(piece) in taken:
                    self._hold(piece, decision.undecided + guess, student)
            return
        for piece, reason in decision.left_out:
            self._leave_out(piece, reason, quiet=True)  # the line of what was taken says it
        self._put(student, decision, clock)

    def _put(self, student: str, decision: Decision, clock: Clock) -> None:
        result, failed = hand_in(decision, self._around, clock, self._read)
        for piece, reason in failed:
            self._leave_out(piece, reason)
        if not result.files:
            return
        folder = submitted_folder(self._course, self._around.assignment, student)
        outcomes = put(folder, result)
        self._times[student] = time_of(folder) is not None
        for name, outcome in outcomes.items():
            piece = decision.taken[name]
            why = decision.why.get(id(piece), "")
            words = f"{outcome}; {why}" if why else outcome
            note = outcome.startswith(OLDER) or bool(why) and id(piece) not in decision.usual
            self._files.append(Collected(self._shown(piece), student, words, note=note))

    def _read(self, entry: Entry) -> bytes:
        """Bytes within the bounds of one file and of the whole; raises LeftOut beyond."""
        data = entry.read(min(self._around.rules.max_file_bytes, self._room))
        self._room -= len(data)
        return data

    def _hold(self, piece: Piece, reason: str, guess: str) -> None:
        """Keep a file for a person; its bytes are read now."""
        try:
            data = self._read(piece.entry)
        except LeftOut as failure:
            self._leave_out(piece, str(failure))
            return
        line = Line(
            file="",
            reason=printable(reason),
            guess=printable(guess),
            owner=next(iter(piece.who.ids), "") or piece.who.name or str(piece.entry.path),
            came=str(piece.entry.path),
            time=piece.time.astimezone(UTC).isoformat() if piece.time else "",
        )
        self._held.add(piece.inside.name, data, line)
        self._files.append(Collected(self._shown(piece), "", reason, True, printable(guess)))

    def _leave_out(self, piece: Piece, reason: str, quiet: bool = False) -> None:
        self._files.append(Collected(self._shown(piece), "", reason, quiet=quiet))

    def _is_platforms(self, piece: Piece) -> bool:
        """Whether a file is a platform's own and no student's."""
        return piece.skip == blackboard.NOTES or piece.inside.name == TIMESTAMP

    def _shown(self, piece: Piece) -> str:
        return printable(piece.entry.path)

    def _unwanted(self, piece: Piece) -> str:
        if piece.skip:
            return piece.skip
        if piece.inside.name == TIMESTAMP:
            return "nbgrader's time of hand-in, read where it lies beside a notebook"
        expected = " or ".join([".ipynb", *self._around.companions])
        return f"neither a notebook nor a file that is asked for ({expected})"

    def _fewer_lines(self) -> list[Collected]:
        """The outcomes, with one line for a folder in which many files were left out alike."""
        groups: dict[tuple[str, str], list[Collected]] = defaultdict(list)
        for item in self._files:
            top = PurePosixPath(item.file).parts[0] if "/" in item.file else ""
            plain = not item.taken and not item.held and item.outcome.startswith("neither")
            groups[top if plain else item.file, item.outcome if plain else ""].append(item)
        fewer = []
        for (top, reason), items in groups.items():
            if reason and top and len(items) > _FEW:
                fewer.append(Collected(f"{top}/ ({len(items)} files)", "", reason))
            else:
                fewer += items
        return fewer

    def _say_of_clutter(self, contents: Contents) -> None:
        tops = {entry.path.parts[0] for entry in contents.entries}
        hidden = [e for e in contents.clutter if is_hidden_work(e.path, tops)]
        for entry in hidden:
            reason = "hidden or temporary, and the only notebook in its folder"
            self._files.append(Collected(printable(entry.path), "", reason))
        number = len(contents.clutter) - len(hidden)
        if number:
            self._remarks.append(
                f"Passed over: {number} hidden or temporary {'file' if number == 1 else 'files'} "
                "of operating systems and editors."
            )

    def _say_of_people(self, by_student: dict[str, list[Piece]]) -> None:
        """What is held, and whether lateness can be told."""
        held = sum(item.held for item in self._files)
        name = self._around.assignment
        if held:
            self._remarks.append(
                f"{held} {'file is' if held == 1 else 'files are'} held in {FOLDER}/{name}/: fill "
                f"in the column student of its held.csv, then course collect --held "
                f"--assignment {name}"
            )
        without = sorted(student for student, known in self._times.items() if not known)
        if self._due and without:
            whom = "any of them" if len(without) == len(self._times) else f"{len(without)} of them"
            self._remarks.append(
                f"{name} is due {said(self._due, self._around.zone)}, and the time of hand-in is "
                f"not known for {whom}: they count as in time. --worksheet (Moodle), --received or "
                "--file-times give it."
            )
