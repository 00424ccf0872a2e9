"""Tables as spreadsheets and learning platforms write them: CSV in any dress, read and given back.

A field keeps its raw text beside its value, so that a table in which some fields were filled is
otherwise written back byte for byte.
"""

from __future__ import annotations

import codecs
import io
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from grading.course import CourseError

MAX_BYTES = 50_000_000
DELIMITERS = ",;\t|"
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAVE_AS_CSV = 'save it there as "CSV UTF-8" and try again'
_FORMULA = "=+-@"
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")


@dataclass
class Field:
    """One field: `raw` as it stands in the file, with its quotes, and the `value` it means."""

    raw: str
    value: str


@dataclass
class Row:
    """One record: its fields, the line end behind it, and the line of the file it begins in."""

    fields: list[Field]
    end: str
    line: int

    @property
    def is_empty(self) -> bool:
        return not any(each.value for each in self.fields)

    def value(self, column: int | None) -> str:
        """The value in a column; empty where the row is too short or there is no such column."""
        if column is None or column >= len(self.fields):
            return ""
        return self.fields[column].value


@dataclass
class Table:
    """All records of a file, and how it was written.

    notes  what the user should know of the reading, such as a guessed encoding
    """

    rows: list[Row]
    delimiter: str = ","
    encoding: str = "utf-8"
    bom: bytes = b""
    notes: list[str] = field(default_factory=list)

    def to_bytes(self) -> bytes:
        """The file again; what its encoding cannot write becomes a question mark."""
        text = "".join(
            self.delimiter.join(each.raw for each in row.fields) + row.end for row in self.rows
        )
        return self.bom + text.encode(self.encoding, "replace")

    def fill(self, row: Row, column: int, value: str) -> None:
        """Write a value into one field, quoted where the field was or where it has to be."""
        old = row.fields[column].raw.strip()
        quoted = old.startswith('"') or any(c in value for c in f'{self.delimiter}"\r\n')
        escaped = value.replace('"', '""')
        row.fields[column] = Field(f'"{escaped}"' if quoted else value, value)


def read_table(path: Path) -> Table:
    """The table in a file of text, or the first sheet of an .xlsx file.

    Raises CourseError where the file cannot be read or is no table.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise CourseError(f"{path} is larger than {MAX_BYTES // 1_000_000} MB: is it the list?")
        data = path.read_bytes()
    except OSError as error:
        raise CourseError(f"{path} cannot be read: {error.strerror or error}.") from None
    if data.startswith(b"PK\x03\x04"):
        return _read_xlsx(data, path)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise CourseError(f"{path} is an old Excel file: {_SAVE_AS_CSV}.")
    table = table_from_bytes(data, str(path))
    if all(row.is_empty for row in table.rows):
        raise CourseError(f"{path} is empty.")
    return table


def table_from_bytes(data: bytes, name: str = "The file") -> Table:
    """The table that the bytes of a text file hold; `name` is for the errors."""
    text, encoding, bom = _decoded(data, name)
    delimiter = _delimiter_of(text)
    table = Table(_rows(text, delimiter), delimiter, encoding, bom)
    if encoding == "cp1252":
        table.notes.append("The file is not UTF-8 and was read as Windows-1252: are umlauts right?")
    return table


def cleaned(text: str) -> str:
    """A value without what cannot be seen: NFC, no control characters, no blanks around it."""
    visible = "".join(
        " " if c.isspace() else c
        for c in unicodedata.normalize("NFC", text)
        if c.isspace() or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn")
    )
    return visible.strip()


def safe_cell(text: str) -> str:
    """Text that no spreadsheet takes for a formula; it gets an apostrophe in front if need be.

    Control characters become spaces. A plain number stays one.
    """
    plain = "".join(" " if unicodedata.category(c) in ("Cc", "Cs") else c for c in text)
    # What a spreadsheet may skip before it looks for the sign, and its full-width forms.
    start = cleaned(unicodedata.normalize("NFKC", plain))[:1].replace("\u2212", "-")
    if start and start in _FORMULA and not _NUMBER.fullmatch(plain.strip()):
        return f"'{plain}"
    return f"'{plain}" if text[:1] in ("\t", "\r") else plain


def _decoded(data: bytes, name: str) -> tuple[str, str, bytes]:
    """Text, encoding and byte order mark of a file's bytes."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return data[len(bom) :].decode(encoding), encoding, bom
            except UnicodeDecodeError:
                raise CourseError(f"{name} is damaged: it is no valid {encoding}.") from None
    if data[:400].count(0) > len(data[:400]) // 4:  # UTF-16 of Latin letters without its mark
        encoding = "utf-16-le" if data[:400][1::2].count(0) else "utf-16-be"
        try:
            return data.decode(encoding), encoding, b""
        except UnicodeDecodeError:
            raise CourseError(f"{name} is no text: {_SAVE_AS_CSV}.") from None
    for encoding in ("utf-8", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text, encoding, b""
    raise CourseError(f"{name} is neither UTF-8 nor Windows-1252 text: {_SAVE_AS_CSV}.")


def _delimiter_of(text: str) -> str:
    """The delimiter that cuts most lines into the same number of fields, and into many."""
    hint = re.match(r'"?sep=(.)"?\s', text)
    if hint:
        return hint[1]
    start = text[:100_000]

    def evidence(delimiter: str) -> int:
        widths = Counter(len(row.fields) for row in _rows(start, delimiter) if not row.is_empty)
        return max(((width - 1) * number for width, number in widths.items()), default=0)

    return max(DELIMITERS, key=evidence)


def _rows(text: str, delimiter: str) -> list[Row]:
    """Cut a text into records and fields; a quote that nothing closes is a character like others.

    Spaces outside of quotes are no part of a value.
    """
    blanks = "[ \\t]*" if delimiter != "\t" else "[ ]*"
    cut = re.escape(delimiter)
    quoted = re.compile(rf'{blanks}"([^"]*(?:""[^"]*)*)"{blanks}(?={cut}|\r|\n|\Z)')
    plain = re.compile(rf"[^{cut}\r\n]*")
    rows, fields, line, start, at = [], [], 1, 1, 0
    while at < len(text) or fields:
        match = quoted.match(text, at)
        if match:
            value = match[1].replace('""', '"').strip()
            line += len(re.findall(r"\r\n|\r|\n", match[1]))
        else:
            match = plain.match(text, at)
            value = match[0].strip()
        fields.append(Field(match[0], value))
        at = match.end()
        if text.startswith(delimiter, at):
            at += len(delimiter)
            continue
        end = "\r\n" if text.startswith("\r\n", at) else text[at : at + 1]
        rows.append(Row(fields, end, start))
        at += len(end)
        line += 1
        fields, start = [], line
    return rows


def _read_xlsx(data: bytes, path: Path) -> Table:
    """The first sheet of a workbook, as if it had been saved as CSV."""
    try:
        import openpyxl
    except ImportError:
        raise CourseError(
            f"To read {path}, openpyxl is needed (pip install openpyxl); or {_SAVE_AS_CSV}."
        ) from None
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        cells = [list(row) for row in book.worksheets[0].iter_rows()]
    except Exception as error:  # openpyxl raises whatever a damaged workbook makes it raise
        raise CourseError(
            f"{path} is no Excel workbook that can be read ({type(error).__name__}): "
            f"{_SAVE_AS_CSV}."
        ) from None
    rows = []
    for number, row in enumerate(cells, start=1):
        values = [_xlsx_text(cell.value, getattr(cell, "number_format", "") or "") for cell in row]
        rows.append(Row([Field(value, value) for value in values], "\n", number))
    return Table(rows)


def _xlsx_text(value: object, number_format: str) -> str:
    """A cell as it is shown: whole numbers without a fraction, with the zeros of its format."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and re.fullmatch("0+", number_format):
        return str(value).zfill(len(number_format))
    return str(value).strip()
