"""Grades into Moodle's grading worksheet, as it was downloaded for one assignment.

Moodle skips a row whose grade is outside 0..maximum, or locked, or newer than the sheet; so the
downloaded file is filled and never a new one made. Its headers come in the site's language.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from pathlib import Path

from grading.course import Course, CourseError
from grading.intake import headers
from grading.intake.headers import find_columns, participant_number, plain_header
from grading.intake.tables import Row, Table, cleaned
from grading.returning.results import SubmissionResult
from grading.returning.sheets import (
    Entry,
    Filled,
    Sheet,
    everyone_in,
    factor,
    grade_to_enter,
    is_other,
    number_as,
    number_in,
    read_sheet,
    write_filled,
)

_GRADE_WORDS = """Grade; Bewertung; Note; Calificación; Valutazione; Voto; Cijfer; Beoordeling;
    Nota; Betyg; Karakter; Karakterer; Arvosana; Ocena; Známka; Hodnocení; Hodnotenie; Osztályzat;
    Értékelés; Not; Оценка; 成绩; 成績; 评分; 評定; 評点; 성적; Βαθμός; Qualificació"""
_MAXIMUM_WORDS = """Maximum grade; Max grade; Bestwertung; Note maximale; Calificación máxima;
    Punteggio massimo; Valutazione massima; Voto massimo; Maximale cijfer; Maximumcijfer;
    Nota máxima; Maxbetyg; Högsta betyg; Maksimumskarakter; Maksimal karakter; Maksimiarvosana;
    Maksymalna ocena; Ocena maksymalna; Nejvyšší známka; Maximální známka; Maximális osztályzat;
    En yüksek not; Максимальная оценка; 最高成绩; 最高分; 最高成績; 最大評点; 최고 성적;
    Qualificació màxima"""
_YES_WORDS = "yes ja oui sí si sì sim tak kyllä ano áno igen evet да 是 はい 예 ναι bai"
_NO_WORDS = "no nein non nee não nej nei nie ei ne nem hayır нет 否 いいえ 아니오 όχι ez"
_GRADE, _MAXIMUM = (
    {plain_header(word) for word in words.split(";")} for words in (_GRADE_WORDS, _MAXIMUM_WORDS)
)
_YES, _NO = set(_YES_WORDS.split()), set(_NO_WORDS.split())
_COMMENTS = re.compile(r"feedback|comment|kommentar|comentari|komentar|коммент|反馈|評語|コメント")
_ANYONES_NUMBER = re.compile(r"(\D*[^\W\d_]\D*?)\s*(\d+)")


@dataclass(frozen=True)
class _Worksheet:
    """Where in a worksheet everything stands: indices of columns, None for one that is not there.

    header   index of the header's row
    locked   column that says whether a grade can be changed
    """

    header: int
    participant: int
    marks: tuple[int, ...]
    names: tuple[int, ...]
    grade: int
    maximum: int | None
    locked: int | None
    comments: int | None


def fill_moodle(
    course: Course,
    results: list[SubmissionResult],
    worksheet: Path,
    to: Path | None = None,
    *,
    so_far: bool = False,
    scale: bool = False,
    comments: bool = False,
    grade_column: str = "",
) -> tuple[Filled, Path]:
    """Fill the grades into a copy of the worksheet; what became of the rows, and the copy.

    so_far        enter what stands now where answers still wait or nothing was handed in
    scale         enter grades in proportion where the worksheet's maximum is another
    comments      also fill the column of feedback comments
    grade_column  header of the column to fill, where it is not recognised

    Raises CourseError where it is no worksheet, or the maxima differ and nobody said `scale`.
    """
    table = read_sheet(worksheet)
    places = _places(table, worksheet, grade_column)
    if comments and places.comments is None:
        raise CourseError(f"{worksheet} has no column of feedback comments: switch them on there.")
    rows = [row for row in table.rows[places.header + 1 :] if not row.is_empty]
    sheet = Sheet(table, [_entry(row, places) for row in rows], results, everyone_in(course))
    maxima = {value for row in rows if (value := number_in(row.value(places.maximum))) is not None}
    if len(maxima) > 1:
        raise CourseError(f"{worksheet} has more than one maximum grade: {sorted(maxima)}.")
    theirs = maxima.pop() if maxima else None
    if theirs is None:
        sheet.report.notes.append("The worksheet names no maximum grade to compare ours with.")
    ours = results[0].max_total
    by = factor(ours, theirs, scale, str(worksheet))
    like = [row.value(column) for row in rows for column in (places.maximum, places.grade)]
    for entry, result in sheet.matched():
        points = grade_to_enter(result, so_far)
        _enter(sheet, entry, places, result, points, by, theirs if theirs else ours, like)
        if comments and not isinstance(points, str):
            _comment(sheet, entry, places, result)
    return sheet.report, write_filled(table, worksheet, to)


def comment_of(result: SubmissionResult) -> str:
    """What a student should know of the grade, as the HTML that Moodle shows."""
    lines = [
        f"{each.exercise}: {'waiting' if each.points is None else f'{each.points:g}'} of "
        f"{each.max_points:g}{f'. {each.message}' if each.message else ''}"
        for each in result.exercises
    ]
    if result.late_penalty:
        lines.append(f"late penalty: {result.late_penalty:g}")
    return "".join(f"<p>{html.escape(' '.join(line.split()))}</p>" for line in lines)


def _enter(
    sheet: Sheet,
    entry: Entry,
    places: _Worksheet,
    result: SubmissionResult,
    points: float | str,
    by: float,
    most: float,
    like: list[str],
) -> None:
    """One grade, unless there is a reason to leave the row as it is."""
    row, report = entry.row, sheet.report
    line = f"Line {row.line}: {result.student}"
    if isinstance(points, str):
        report.left.append(f"{line} {points}; not filled.")
        return
    if row.value(places.locked).casefold() in _NO:
        report.left.append(f"{line} is locked there (the grade cannot be changed); not filled.")
        return
    if places.grade >= len(row.fields) or is_other(row.value(places.grade)):
        report.left.append(f"{line} has no place for a number there; not filled.")
        return
    grade = round(points * by, 5 if by == 1 else 2)
    if not 0 <= grade <= most + 1e-9:
        report.left.append(
            f"{line} has {grade:g} points, and Moodle takes 0 to {most:g} only; not filled."
        )
        return
    before = number_in(row.value(places.grade))
    if before is not None and abs(before - grade) < 5e-6:
        report.unchanged.append(result.student)
        return
    sheet.table.fill(row, places.grade, number_as(grade, like))
    report.filled.append(result.student)


def _comment(sheet: Sheet, entry: Entry, places: _Worksheet, result: SubmissionResult) -> None:
    if entry.row.value(places.locked).casefold() in _NO:
        return
    before, text = entry.row.value(places.comments), comment_of(result)
    if before and before != text:
        sheet.report.left.append(
            f"Line {entry.row.line}: {result.student} has a comment there already; it was left."
        )
    elif not before and places.comments < len(entry.row.fields):
        sheet.table.fill(entry.row, places.comments, text)


def _places(table: Table, worksheet: Path, grade_column: str) -> _Worksheet:
    columns = find_columns(table)
    header = columns.header if columns else _first_row(table)
    kinds = dict(columns.kinds) if columns else {}
    rows = [row for row in table.rows[header + 1 :] if not row.is_empty]
    participant = kinds.get(headers.PARTICIPANT, [_numbered(rows, kinds)])[0]
    if participant is None:
        raise CourseError(
            f"{worksheet} is no grading worksheet: no column holds Moodle's `Participant 1001`. "
            "Download it with `Download grading worksheet`."
        )
    fields = table.rows[header].fields
    named = [plain_header(each.value) for each in fields]
    maximum = next((i for i, name in enumerate(named) if name in _MAXIMUM), None)
    grade = _grade_column(rows, named, maximum, grade_column, worksheet)
    if maximum is None and grade + 1 < len(named) and _is_one_number(rows, grade + 1):
        maximum = grade + 1
    locked = next((i for i in range(grade + 1, len(named)) if _says_yes_or_no(rows, i)), None)
    comments = [i for i, name in enumerate(named) if i > grade and _COMMENTS.search(name)]
    return _Worksheet(
        header,
        participant,
        tuple(
            column
            for kind in (headers.ID, headers.NUMBER, headers.LOGIN, headers.EMAIL)
            for column in kinds.get(kind, ())
            if column != participant
        ),
        tuple(
            kinds[kind][0] for kind in (headers.FULL, headers.FIRST, headers.LAST) if kind in kinds
        ),
        grade,
        maximum,
        locked,
        comments[0] if comments else None,
    )


def _grade_column(
    rows: list[Row], named: list[str], maximum: int | None, wanted: str, worksheet: Path
) -> int:
    """The column of grades: the one asked for, or by its header, or the one before the maximum."""
    if wanted:
        found = [i for i, name in enumerate(named) if name == plain_header(wanted)]
    else:
        found = [i for i, name in enumerate(named) if name in _GRADE]
        if not found and maximum:
            found = [maximum - 1]
        if not found:
            found = [
                i - 1
                for i in range(1, len(named))
                if _is_one_number(rows, i) and _may_be_grades(rows, i - 1)
            ]
    if len(found) != 1:
        raise CourseError(
            f"Which column of {worksheet} holds the grades? Say it with --grade-column."
        )
    return found[0]


def _first_row(table: Table) -> int:
    return next(index for index, row in enumerate(table.rows) if not row.is_empty)


def _numbered(rows: list[Row], kinds: dict[str, list[int]]) -> int | None:
    """The first column in which all values are one word and a number: the site's "Participant"."""
    known = {column for columns in kinds.values() for column in columns}
    for column in sorted(set(range(len(rows[0].fields) if rows else 0)) - known):
        found = [_ANYONES_NUMBER.fullmatch(cleaned(row.value(column))) for row in rows]
        if all(found) and len({match[1] for match in found}) == 1:
            return column
    return None


def _entry(row: Row, places: _Worksheet) -> Entry:
    text = cleaned(row.value(places.participant))
    match = _ANYONES_NUMBER.fullmatch(text)
    number = participant_number(text) or (match[2] if match else "")
    marks = (number, *(cleaned(row.value(column)) for column in places.marks))
    name = " ".join(filter(None, (cleaned(row.value(column)) for column in places.names)))
    return Entry(row, name or text, tuple(filter(None, marks)))


def _is_one_number(rows: list[Row], column: int) -> bool:
    values = {row.value(column) for row in rows}
    return len(values) == 1 and (number_in(next(iter(values))) or 0) > 0


def _may_be_grades(rows: list[Row], column: int) -> bool:
    return all(not row.value(column) or number_in(row.value(column)) is not None for row in rows)


def _says_yes_or_no(rows: list[Row], column: int) -> bool:
    values = {row.value(column).casefold() for row in rows}
    return bool(values) and values <= _YES | _NO
