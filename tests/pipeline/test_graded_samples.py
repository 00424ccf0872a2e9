"""Submissions of every kind, graded in one batch: what each costs, and that it costs nobody else.

One course is graded once for the whole module; each test looks at one student.
"""

from __future__ import annotations

import json
import os
import re
import time
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import nbformat
import psutil
import pytest
from nbconvert.exporters import HTMLExporter
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell
from nbgrader.server_extensions.formgrader.handlers import template_path
from nbgrader.utils import is_grade, is_solution
from tinycourse import TINY, answered, cell, find, hand_in, make_course
from traitlets.config import Config

from grading.authoring.regions import hidden_test_lines
from grading.authoring.release import release
from grading.course import Course
from grading.marking.autograde import autograde
from grading.marking.records import record_path
from grading.returning.feedback import feedback
from grading.returning.results import SubmissionResult, read_results

FULL = {"double": 2.0, "share": 4.0, "count": 1.0, "q_twice": None}
EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>"
SETTINGS = """
c.EngineSettings.cell_seconds = 2
c.EngineSettings.patience = 15
"""


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Course:
    course = make_course(tmp_path_factory.mktemp("graded") / "course", config=SETTINGS)
    release(course, TINY)
    for student, book in samples(course).items():
        hand_in(course, student, book)
    hand_in(course, "shadows", answered(course), torch_dot_py=b"x = 1", math_dot_py=b"broken(")
    hand_in(course, "companion", _reads_companion(course), actor_dot_pt=b"weights")
    course.path("submitted", TINY, "no-notebook").mkdir(parents=True)
    link = course.path("submitted", TINY, "link")
    link.mkdir(parents=True)
    (link / f"{TINY}.ipynb").symlink_to(course.notebook("source", TINY))
    with course.gradebook() as gradebook:
        gradebook.add_student("on-the-roster")
    autograde(course, TINY, progress=False)
    feedback(course, TINY)
    return course


def samples(course: Course) -> dict[str, NotebookNode | bytes]:
    """Student -> what this student hands in."""
    return {
        "all-correct": answered(course),
        "untouched": nbformat.read(course.notebook("release", TINY), as_version=4),
        "one-wrong": answered(course, double="def double(x):\n    return 3 * x"),
        "noisy": _noisy(course),
        "partial": answered(course, share="def share(points):\n    return 1.5"),
        "shows-results": _shows_results(course),
        "error-after-result": answered(
            course,
            count="def count(n):\n    get_ipython().displayhook(1)\n    raise ValueError('no')",
        ),
        "infinite-loop": answered(course, double="def double(x):\n    while True:\n        pass"),
        "exits": answered(course, count="import os\ndef count(n):\n    os._exit(0)"),
        "writes-for-itself": _writes_for_itself(course),
        "orphans": _orphans(course),
        "syntax-error": answered(course, count="def count(n)\n    return [0]"),
        "not-json": b"Dear teacher, here is my notebook.",
        "empty": b"",
        "no-cells": b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": []}',
        "wrong-shape": b'{"nbformat": 4, "cells": [{"cell_type": "code", "source": 7}]}',
        "nested": b"[" * 200_000,
        "foreign": nbformat.v4.new_notebook(cells=[new_code_cell("print('hello')")]),
        "other-assignment": _other_assignment(course),
        "duplicates": _duplicates(course),
        "deleted-test": _without(course, "test_double", "imports"),
        "deleted-solution": _without(course, "double"),
        "tampered": _tampered(course),
        "stripped": _stripped(course),
        "colab-born": _colab_born(course),
        "moved-test": _moved_test(course),
        "own-cells": _own_cells(course),
        "evil": _evil(course),
        "old-format": nbformat.writes(answered(course), version=3).encode(),
    }


# ---- samples ------------------------------------------------------------------------------------


def _noisy(course: Course) -> NotebookNode:
    noise = (
        "import sys, warnings\n"
        "def double(x):\n"
        "    warnings.warn('careful')\n"
        "    print('working', file=sys.stderr)\n"
        "    print('a picture of', x)\n"
        "    return 2 * x"
    )
    return answered(course, double=noise)


def _shows_results(course: Course) -> NotebookNode:
    shows = "def {0}:\n    get_ipython().displayhook(0)\n    return {1}"
    return answered(
        course, double=shows.format("double(x)", "2 * x"), share=shows.format("share(p)", "p")
    )


def _orphans(course: Course) -> NotebookNode:
    count = (
        "import os, subprocess, sys\n"
        "def count(n):\n"
        "    sleeper = [sys.executable, '-c', 'import time; time.sleep(99)', 'left-by-a-student']\n"
        "    subprocess.Popen(sleeper, start_new_session=True)\n"
        "    subprocess.Popen(sleeper)\n"
        "    os._exit(0)"
    )
    return answered(course, count=count)


def _writes_for_itself(course: Course) -> NotebookNode:
    """On the socket on which its process is to tell what came, and then it ends."""
    count = (
        "import os\n"
        "def count(n):\n"
        "    for number in os.listdir('/proc/self/fd'):\n"
        "        path = f'/proc/self/fd/{number}'\n"
        "        if os.path.exists(path) and os.readlink(path).startswith('socket'):\n"
        "            os.write(int(number), b'\\x0b\\x00\\x00\\x00all correct')\n"
        "    os._exit(0)"
    )
    return answered(course, count=count)


def _other_assignment(course: Course) -> NotebookNode:
    book = answered(course)
    book.metadata["course"]["assignment"] = "another_lab"
    return book


def _duplicates(course: Course) -> NotebookNode:
    book = answered(course)
    for name in ("test_double", "double", "q_twice"):
        copy = nbformat.from_dict(find(book, name))
        copy["id"] = f"copy-of-{name.replace('_', '-')}"
        book.cells.insert(1, copy)
    find(book, "q_twice").source = "YOUR ANSWER HERE"
    return book


def _without(course: Course, *names: str) -> NotebookNode:
    book = answered(course)
    for name in names:
        book.cells.remove(find(book, name))
    return book


def _tampered(course: Course) -> NotebookNode:
    book = answered(course, count="def count(n):\n    return []")
    test = find(book, "test_count")
    test.source = "pass"
    test.metadata.nbgrader.update(points=100, locked=False, solution=True)
    book.cells.append(cell("code", "100", "bonus_points", points=100))
    book.cells.append(new_markdown_cell("", metadata={"nbgrader": "rubbish"}))
    return book


def _stripped(course: Course) -> NotebookNode:
    """As a drive that drops all custom metadata and ids gives it back."""
    book = answered(course)
    book.metadata.clear()
    for index, each in enumerate(book.cells):
        each.metadata.clear()
        each["id"] = f"fresh-{index}"
    return book


def _colab_born(course: Course) -> bytes:
    """nbformat 4.0, ids only in metadata.id, widgets without state, names and photo links."""
    book = answered(course)
    for each in book.cells:
        user = {"displayName": "A Person", "photoUrl": "https://example.org/me.jpg"}
        each.metadata = nbformat.from_dict(
            {"id": each.id, "executionInfo": {"user": user}, "outputId": "1"}
        )
        del each["id"]
    book.cells.insert(2, new_code_cell("my_own = 1"))
    del book.cells[2]["id"]
    book.nbformat_minor = 0
    widgets = {"application/vnd.jupyter.widget-state+json": {"abc": {"model_name": "HTMLModel"}}}
    book.metadata = nbformat.from_dict(
        {"widgets": widgets, "colab": {"name": "x", "authorship": 1}}
    )
    return json.dumps(book).encode()


def _moved_test(course: Course) -> NotebookNode:
    book = answered(course)
    test = find(book, "test_double")
    book.cells.remove(test)
    book.cells.insert(0, test)
    return book


def _own_cells(course: Course) -> NotebookNode:
    book = answered(course, double="def double(x):\n    return helper(x)")
    place = book.cells.index(find(book, "double"))
    book.cells.insert(place, new_code_cell("def helper(x):\n    return 2 * x"))
    book.cells.append(new_code_cell("raise RuntimeError('my own experiment')"))
    return book


def _evil(course: Course) -> NotebookNode:
    book = answered(
        course,
        double=f"def double(x):  # {EVIL}\n    raise RuntimeError({EVIL!r})",
        share=f"from IPython.display import HTML\ndisplay(HTML({EVIL!r}))\ndef share(p): return p",
        q_twice=f"{EVIL}\n\n[click](javascript:alert(3)) <a href='javascript:alert(4)'>x</a> $x<y$ "
        "<style>body{display:none}</style><iframe src='//evil.example'></iframe> "
        "![](https://evil.example/track.png) \udce9",
    )
    book.cells.append(new_markdown_cell(f"# {EVIL}"))
    book.cells.append(nbformat.v4.new_raw_cell(EVIL))
    find(book, "double").metadata["name"] = EVIL
    text = json.dumps(book)
    return text.encode()


def _reads_companion(course: Course) -> NotebookNode:
    return answered(course, share="def share(points):\n    return len(open('actor.pt').read()) - 5")


# ---- reading the outcome ------------------------------------------------------------------------


def result(course: Course, student: str) -> SubmissionResult:
    return next(each for each in read_results(course, TINY) if each.student == student)


def points(course: Course, student: str) -> dict[str, float | None]:
    return {each.exercise: each.points for each in result(course, student).exercises}


def message(course: Course, student: str, exercise: str) -> str:
    exercises = result(course, student).exercises
    return next(each.message for each in exercises if each.exercise == exercise)


# ---- scores -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "student",
    [
        *("all-correct", "noisy", "shows-results", "duplicates", "deleted-test", "stripped"),
        *("colab-born", "moved-test", "own-cells", "shadows", "old-format"),
    ],
)
def test_right_answers_get_full_points(graded: Course, student: str) -> None:
    assert result(graded, student).status == "graded"
    assert points(graded, student) == FULL, result(graded, student)


def test_untouched_is_zero_and_says_so(graded: Course) -> None:
    assert points(graded, "untouched") == dict.fromkeys(FULL, 0.0)
    assert message(graded, "untouched", "double") == "Not solved yet."
    assert result(graded, "untouched").notes == []


def test_a_wrong_answer_costs_its_exercise_and_gets_the_message(graded: Course) -> None:
    assert points(graded, "one-wrong") == FULL | {"double": 0.0}
    assert message(graded, "one-wrong", "double") == "double(1) should be 2"


def test_partial_credit(graded: Course) -> None:
    assert points(graded, "partial") == FULL | {"share": 1.5}


def test_an_error_wins_over_a_result(graded: Course) -> None:
    assert points(graded, "error-after-result") == FULL | {"count": 0.0}
    assert message(graded, "error-after-result", "count") == "ValueError: no"


def test_a_cell_that_does_not_compile_is_named_in_the_message(graded: Course) -> None:
    assert points(graded, "syntax-error") == FULL | {"count": 0.0}
    assert message(graded, "syntax-error", "count").startswith(
        "Your own cell ends with an error, SyntaxError: expected ':'"
    )


def test_companion_files_are_there_while_grading(graded: Course) -> None:
    assert points(graded, "companion") == FULL | {"share": 2.0}


# ---- hanging and dying --------------------------------------------------------------------------


def test_an_infinite_loop_costs_its_exercise(graded: Course) -> None:
    assert points(graded, "infinite-loop") == FULL | {"double": 0.0}
    reason = "This ran longer than 2 s and was stopped: is there an infinite loop?"
    assert message(graded, "infinite-loop", "double") == reason
    assert result(graded, "infinite-loop").notes == [f"double: {reason}"]


@pytest.mark.parametrize("student", ["exits", "orphans"])
def test_a_dead_kernel_costs_its_exercise(graded: Course, student: str) -> None:
    assert points(graded, student) == FULL | {"count": 0.0}
    assert message(graded, student, "count").startswith("The process ended while this ran.")


def test_what_was_written_in_place_of_an_outcome_asks_for_a_look(graded: Course) -> None:
    assert points(graded, "writes-for-itself") == FULL | {"count": 0.0}
    found = result(graded, "writes-for-itself")
    assert found.status == "review"
    assert "count: The code wrote something else than a transcript" in found.notes[0]
    assert {each.student for each in read_results(graded, TINY) if each.status == "review"} == {
        "writes-for-itself"
    }


def test_no_process_is_left(graded: Course) -> None:
    time.sleep(0.2)
    for process in psutil.process_iter(["cmdline", "status"]):
        command = " ".join(process.info["cmdline"] or [])
        assert "left-by-a-student" not in command
        if str(os.getpid()) in str(process.ppid()):
            assert "ipykernel" not in command


# ---- files that are no notebook of the assignment -----------------------------------------------


@pytest.mark.parametrize(
    ("student", "reason"),
    [
        ("not-json", "The file is not a notebook: it is not valid JSON."),
        ("nested", "The file is not a notebook: it is not valid JSON."),
        ("empty", "The file is empty."),
        ("no-cells", "The notebook has no cells."),
        ("wrong-shape", "The file is not a notebook: a cell has no text."),
        ("foreign", "None of the assignment's solution cells is in this notebook."),
        ("other-assignment", "This is the notebook of another assignment, 'another_lab'."),
        ("link", "The submitted notebook is a link and not a file."),
    ],
)
def test_a_refused_file_is_zero_with_its_reason(graded: Course, student: str, reason: str) -> None:
    outcome = result(graded, student)
    assert (outcome.status, outcome.notes, outcome.total) == ("rejected", [reason], 0.0)
    assert message(graded, student, "double") == f"Not graded: {reason}"


@pytest.mark.parametrize("student", ["no-notebook", "on-the-roster"])
def test_a_missing_notebook_is_zero(graded: Course, student: str) -> None:
    outcome = result(graded, student)
    assert (outcome.status, outcome.total, outcome.waiting) == ("missing", 0.0, 0)


# ---- what intake restores -----------------------------------------------------------------------


def test_copies_are_noted_and_the_changed_answer_is_the_graded_one(graded: Course) -> None:
    assert "The cell test_double is there 2 times; one of them was graded." in (
        result(graded, "duplicates").notes
    )
    book = nbformat.read(graded.notebook("autograded", TINY, "duplicates"), as_version=4)
    assert find(book, "q_twice").source == "Because one and one is two."


def test_missing_cells_come_back_where_they_were(graded: Course) -> None:
    assert result(graded, "deleted-test").notes == [
        "The cell imports was missing and was put back.",
        "The cell test_double was missing and was put back.",
    ]
    book = nbformat.read(graded.notebook("autograded", TINY, "deleted-test"), as_version=4)
    names = [each.metadata.get("nbgrader", {}).get("grade_id") for each in book.cells]
    assert names.index("test_double") == names.index("double") + 1


def test_a_deleted_solution_costs_only_itself(graded: Course) -> None:
    assert points(graded, "deleted-solution") == FULL | {"double": 0.0}


def test_forged_metadata_and_tests_gain_nothing(graded: Course) -> None:
    outcome = result(graded, "tampered")
    assert points(graded, "tampered") == FULL | {"count": 0.0}
    assert outcome.max_total == 9.0
    assert outcome.notes == ["The cell test_count had been changed and was restored."]


def test_a_test_above_its_solution_is_moved(graded: Course) -> None:
    note = "The cell test_double stood above its solution and was moved below it."
    assert result(graded, "moved-test").notes == [note]


def test_nothing_personal_is_kept(graded: Course) -> None:
    text = graded.notebook("autograded", TINY, "colab-born").read_text()
    assert "A Person" not in text and "photoUrl" not in text and "widgets" not in text
    assert "my_own = 1" in text


def test_files_that_would_shadow_a_package_are_left_out(graded: Course) -> None:
    assert result(graded, "shadows").notes == [
        "The file math.py was left out.",
        "The file torch.py was left out.",
    ]
    left = {path.name for path in graded.path("autograded", TINY, "shadows").iterdir()}
    assert left == {f"{TINY}.ipynb", "expected"}


# ---- gradebook and records ----------------------------------------------------------------------


def test_messages_are_comments_in_the_gradebook(graded: Course) -> None:
    with graded.gradebook() as gradebook:
        for student, comment in (("one-wrong", "double(1) should be 2"), ("all-correct", None)):
            found = gradebook.find_comment("double", TINY, TINY, student)
            assert found.auto_comment == comment


def test_grading_again_skips_what_is_unchanged(graded: Course) -> None:
    record = record_path(graded.root, TINY, "all-correct")
    before = record.stat().st_mtime_ns
    autograde(graded, TINY, ["all-correct"], progress=False)
    assert record.stat().st_mtime_ns == before


# ---- feedback -----------------------------------------------------------------------------------


def page(course: Course, student: str) -> str:
    return (course.path("feedback", TINY, student) / f"{TINY}.html").read_text()


def test_no_page_holds_a_hidden_test(graded: Course) -> None:
    source = nbformat.read(graded.notebook("source", TINY), as_version=4)
    tests = [each for each in source.cells if is_grade(each) and not is_solution(each)]
    lines = [line for each in tests for line in hidden_test_lines(each.source)]
    pages = sorted((graded.root / "feedback").glob("*/*/*.html"))
    assert len(lines) == 3 and len(pages) > 30
    for path in pages:
        text = _as_text(path.read_text())
        assert "def double" in text or "not a notebook" in text or "Not graded" in text
        assert not [line for line in lines if line in text]


def test_a_page_shows_points_message_and_released_tests(graded: Course) -> None:
    text = _as_text(page(graded, "one-wrong"))
    assert "5 of 9 points" in text and "1 answers wait" in text.replace(
        "answer waits", "answers wait"
    )
    assert text.count("double(1) should be 2") >= 3


def test_nothing_on_a_page_is_live(graded: Course) -> None:
    html = page(graded, "evil")
    tags = _Tags()
    tags.feed(html)
    scripts = [attributes for tag, attributes in tags.found if tag == "script"]
    assert len(scripts) == 2 and [list(each) for each in scripts] == [[], ["src", "defer"]]
    assert {tag for tag, _ in tags.found}.isdisjoint({"iframe", "object", "embed", "form", "base"})
    assert [tag for tag, _ in tags.found].count("style") == 1
    for tag, attributes in tags.found:
        assert not [name for name in attributes if name.startswith("on")]
        if tag in ("a", "img"):
            address = attributes.get("href", attributes.get("src", ""))
            assert "javascript" not in address and "evil.example" not in address
    assert "&lt;script&gt;" in html and "x&lt;y" in html


class _Tags(HTMLParser):
    """Real tags of a page, as a browser sees them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))


def _as_text(html: str) -> str:
    return unescape(re.sub(r"</?span[^>]*>", "", html))


def test_nothing_is_live_in_formgrader(graded: Course) -> None:
    """Its page is nbconvert's HTML with the settings of nbgrader_config.py."""
    config = Config(graded.config)
    config.HTMLExporter.template_name = "formgrade"
    config.HTMLExporter.extra_template_basedirs = [template_path]
    book = graded.notebook("autograded", TINY, "evil")
    resources = {"base_url": "", "submission_id": "1", "index": 0, "total": 1}
    html, _ = HTMLExporter(config=config).from_filename(str(book), resources=resources)
    assert "Because" in html or "q_twice" in html
    assert "<script>alert" not in html and "<img src=x" not in html
    tags = _Tags()
    tags.feed(html)
    for _, attributes in tags.found:
        assert "onerror" not in attributes and "evil.example" not in str(attributes)
        assert "javascript:" not in attributes.get("href", "")


def test_feedback_of_a_single_student(graded: Course) -> None:
    pages = feedback(graded, TINY, ["all-correct"])
    assert [path.name for path in pages] == [f"{TINY}.html"]
    assert isinstance(pages[0], Path)
