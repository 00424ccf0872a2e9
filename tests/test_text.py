"""Nothing of a student's is a command to a terminal, or a line of its own."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from tinycourse import make_course

from grading.marking.records import Record, read_record, record_path, write_record
from grading.text import one_line, plain

HOSTILE = {
    "a colour": ("\x1b[31mred\x1b[0m", "red"),
    "a movement": ("a\x1b[2K\x1b[1Ab", "ab"),
    "a title": ("\x1b]0;owned\x07text", "text"),
    "a title that ends otherwise": ("\x1b]0;owned\x1b\\text", "text"),
    "a title without an end": ("text\x1b]0;owned", "text"),
    "a link": ("\x1b]8;;http://evil\x1b\\here\x1b]8;;\x1b\\", "here"),
    "a device's command": ("\x1bPq#0;2;0;0;0\x1b\\text", "text"),
    "a reset": ("\x1bctext", "text"),
    "a lone escape": ("text\x1b", "text"),
    "an escape of one byte": ("\x9b31mred", "31mred"),
    "a bell": ("a\x07b", "ab"),
    "a backspace": ("good\x08\x08bad", "goodbad"),
    "another direction": ("fdp.\u202eexe\u202c", "fdp.exe"),
    "an isolate": ("\u2066a\u2069b\u200f", "ab"),
    "a width of nothing": ("pa\u200byments\ufeff", "payments"),
    "half a letter": ("a\ud800b", "ab"),
    "a zero": ("a\0b", "ab"),
    "a tab": ("a\tb", "a b"),
    "a hard space": ("a\xa0b", "a b"),
    "a letter with an accent": ("Grüße, naïve 数", "Grüße, naïve 数"),
}
LINES = ("a\nb", "a\r\nb", "a\rb", "a\u2028b", "a\u2029b", "a\x85b", "a\x0bb", "a\x0cb", "a\x1cb")


@pytest.mark.parametrize("what", HOSTILE)
def test_what_a_terminal_would_obey_is_left_out(what: str) -> None:
    text, expected = HOSTILE[what]
    assert plain(text) == one_line(text) == expected


@pytest.mark.parametrize("text", LINES)
def test_one_line_is_one_line(text: str) -> None:
    assert one_line(text) == "a b"
    assert len(plain(text).splitlines()) <= 2
    assert set(plain(text)) <= set("ab \n")


def test_lines_of_a_message_stay_lines() -> None:
    assert plain("expected 1\n  got 2\r\n") == "expected 1\n  got 2\n"
    assert one_line("  expected 1\n  got 2 ") == "expected 1 got 2"


def test_no_letter_that_is_not_printed_comes_through() -> None:
    every = "".join(map(chr, range(0x11_0000)))
    assert all(letter.isprintable() or letter == "\n" for letter in plain(every))
    assert one_line(every).isprintable()


def test_a_record_holds_nothing_else(tmp_path: Path) -> None:
    forged = "all is well.\n  bob: critic: held for review\x1b[2J"
    write_record(tmp_path, "lab", "eve", Record("review", [forged], {"test_x": "a\x1b[31m\nb"}))
    record = read_record(tmp_path, "lab", "eve")
    assert record.notes == ["all is well. bob: critic: held for review"]
    assert record.messages == {"test_x": "a\nb"}
    path = record_path(tmp_path, "lab", "eve")
    path.write_text('{"status": "graded", "notes": ["x\\u001b[2J\\ny"], "messages": {}}')
    assert read_record(tmp_path, "lab", "eve").notes == ["x y"]
    path.write_text('{"status": "graded", "notes": 7, "messages": []}')
    assert read_record(tmp_path, "lab", "eve") is None


def test_no_line_of_the_log_is_a_students(tmp_path: Path) -> None:
    course = make_course(tmp_path / "course")
    with course._log():
        import traitlets.log

        logger: logging.Logger = traitlets.log.get_logger()
        logger.error("eve said \x1b[2J\n2026-01-01 00:00:00,000 ERROR forged\u2028too")
    lines = (course.root / "grading.log").read_text().splitlines()
    assert "eve said" in lines[0] and lines[1].startswith("    2026-01-01")
    assert len(lines) == 2 and "\x1b" not in lines[0]
