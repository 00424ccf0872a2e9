"""What cells showed when they were handed in: pictures and plain text, nothing else."""

from __future__ import annotations

import base64
import io
import json
import time
from typing import Any

import pytest
from PIL import Image
from tinycourse import TINY, answered, find, hand_in

from grading.authoring.release import release
from grading.course import Course
from grading.intake import outputs
from grading.intake.notebooks import read_submission
from grading.intake.outputs import Cleaner, plain_text
from grading.intake.skeleton import take_in

EVIL = "<script>alert(1)</script>"


def picture(kind: str = "PNG") -> str:
    out = io.BytesIO()
    Image.new("RGB", (12, 8), "red").save(out, kind)
    return base64.b64encode(out.getvalue()).decode()


def shows(**data: Any) -> dict[str, Any]:
    named = {kind.replace("_", "/"): value for kind, value in data.items()}
    return {"output_type": "display_data", "data": named, "metadata": {}}


def stream(text: Any, name: str = "stdout") -> dict[str, Any]:
    return {"output_type": "stream", "name": name, "text": text}


def cleaned(*given: Any) -> list[str]:
    """The text of each output, or the type of its picture."""
    return [
        one.text if one.output_type == "stream" else next(iter(one.data))
        for one in Cleaner().outputs(list(given))
    ]


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (shows(image_png=picture(), text_plain="<Figure>"), ["image/png"]),
        (shows(image_jpeg=picture("JPEG")), ["image/jpeg"]),
        (shows(image_gif=picture("GIF"), text_plain="<Image>"), ["image/gif"]),
        (shows(image_webp=picture("WEBP")), ["image/jpeg"]),
        (shows(image_png=picture("GIF")), ["image/gif"]),
        ({"output_type": "display_data", "data": {"IMAGE/PNG ": picture()}}, ["image/png"]),
        (shows(image_png=[picture()[:20], picture()[20:]]), ["image/png"]),
        (shows(image_png="AAAA", image_jpeg=picture("JPEG")), ["image/jpeg"]),
        (shows(image_png="AAAA"), ["[A picture is not shown: it is damaged.]\n"]),
        (
            {"output_type": "display_data", "data": {"image/svg+xml": "<svg/>", "text/plain": "F"}},
            ["[A picture is not shown: SVG may hold a program.]\n"],
        ),
        (
            shows(text_html=f'<img alt="a" src="data:image/gif;base64,{picture("GIF")}">{EVIL}'),
            ["image/gif"],
        ),
        (shows(text_html=EVIL, text_plain="a table"), ["a table\n"]),
        (shows(text_html=EVIL), ["[An output in HTML is not shown.]\n"]),
        (shows(text_html='<video src="data:video/mp4;base64,AA">'), ["[A video is not shown.]\n"]),
        (shows(application_javascript="alert(1)"), []),
        (stream("a\n"), ["a\n"]),
        (stream(["a\n", "b\n"]), ["a\nb\n"]),
        (stream("loud\n", "stderr"), []),
        ({"output_type": "error", "ename": "E", "evalue": "", "traceback": []}, []),
        (7, []),
        (stream({"a": 1}), []),
        (stream("  \n"), []),
        ({"output_type": "display_data", "data": [1]}, []),
    ],
)
def test_each_output_is_a_picture_or_plain_text(given: Any, shown: list[str]) -> None:
    assert cleaned(given) == shown


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]8;;http://evil.example\x07link\x1b]8;;\x07", "link"),
        ("10%\r50%\r100%\nend\r\n", "100%\nend\n"),
        ("a\x00b\x08c\x7f", "abc"),
        ("abc\u202edef\u2066", "abcdef"),
        ("lone \ud83d", "lone ?"),
        (
            "tab\tstays, e\u0301 too \U0001f469\u200d\U0001f680",
            "tab\tstays, e\u0301 too \U0001f469\u200d\U0001f680",
        ),
    ],
)
def test_text_is_plain(raw: str, text: str) -> None:
    assert plain_text(raw) == text


def test_neighbouring_prints_are_one_text() -> None:
    assert cleaned(stream("a"), stream("loud", "stderr"), stream("b\n")) == ["a\nb\n"]


def test_long_text_keeps_head_and_tail() -> None:
    text = cleaned(stream("begin " + "x" * 90_000 + " end"))[0]
    assert text.startswith("begin") and text.endswith("end\n") and "left out" in text
    assert len(text) < outputs.MAX_TEXT + 100


def test_a_notebook_holds_so_much_and_no_more() -> None:
    cleaner = Cleaner()
    began = time.process_time()
    kept = [cleaner.outputs([stream("y" * 50_000)] * 400) for _ in range(300)]
    assert time.process_time() - began < 5
    assert sum(len(one.text) for cell in kept for one in cell) < outputs.MAX_ALL_TEXT + 30_000
    many = Cleaner().outputs([shows(image_png=picture())] * 500)
    assert len(many) == outputs.MAX_OUTPUTS + 1 and many[-1].text == "[More outputs are not shown.]"


@pytest.mark.parametrize(
    ("bundle", "kind"),
    [
        ({"image/png": picture()}, "image/png"),
        ({"IMAGE/PNG": picture()}, "image/png"),
        ({"image/svg+xml": "<svg/>", "image/png": picture()}, "image/png"),
        ({"image/webp": picture("WEBP")}, "image/jpeg"),
        ({"image/svg+xml": "<svg/>"}, None),
        ({"image/webp": "UklGRg=="}, None),
        ({"image/png": 7}, None),
        ("no bundle", None),
    ],
)
def test_attachments_are_pictures(bundle: Any, kind: str | None) -> None:
    found = Cleaner().attachments({"a name.png": bundle})
    assert [*found] == ([] if kind is None else ["a name.png"])
    assert not kind or [*found["a name.png"]] == [kind]


@pytest.fixture
def course(tiny_course: Course) -> Course:
    release(tiny_course, TINY)
    return tiny_course


def taken_in(course: Course, book: Any) -> Any:
    import nbformat

    hand_in(course, "ada", json.dumps(book).encode())
    released = nbformat.read(course.notebook("release", TINY), as_version=4)
    taken = take_in(course.notebook("submitted", TINY, "ada"), released, TINY)
    nbformat.validate(taken)
    return taken


def test_outputs_pass_intake_but_not_those_of_tests(course: Course) -> None:
    book = answered(course)
    for cell in book.cells:
        if cell.cell_type == "code":
            cell.outputs = [stream("seen\n")]
    taken = taken_in(course, book)
    for cell in taken.cells:
        if cell.cell_type == "code":
            is_test = cell.metadata.get("nbgrader", {}).get("grade", False)
            assert ("handed_in" in cell.metadata) != is_test and cell.outputs == []
    assert find(taken, "imports").metadata.handed_in.outputs[0].text == "seen\n"


def test_an_answer_that_became_code_keeps_its_pictures(course: Course) -> None:
    book = answered(course)
    cell = find(book, "q_twice")
    cell.cell_type, cell["attachments"] = "code", {"a.png": {"image/png": picture()}}
    cell |= {"outputs": [], "execution_count": None}
    own = {"cell_type": "code", "source": "1", "metadata": {}, "outputs": [], "id": "own"}
    book.cells.append(own | {"execution_count": None, "attachments": cell.attachments})
    taken = taken_in(course, book)
    assert [*find(taken, "q_twice").attachments] == ["a.png"]
    assert "attachments" not in taken.cells[-1]


def test_reading_is_the_same_every_time(course: Course) -> None:
    book = answered(course)
    find(book, "double").outputs = [shows(image_gif=picture("GIF")), stream("a\n")]
    data = json.dumps(book).encode()
    assert read_submission(data) == read_submission(data)
