"""The page a student gets, and Formgrader's page of the same submission."""

from __future__ import annotations

import base64
import copy
import io
import json
import re
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbconvert.exporters import HTMLExporter
from nbformat import NotebookNode
from nbgrader.server_extensions.formgrader.handlers import template_path
from nbgrader.utils import determine_grade
from PIL import Image
from tinycourse import TINY, answered, cell, find, hand_in, make_course, tiny_source
from typer.testing import CliRunner

from grading.authoring.release import release
from grading.cli import app
from grading.course import Course
from grading.marking.autograde import autograde
from grading.marking.records import read_record, write_record
from grading.marking.score import AS_HANDED_IN
from grading.returning import feedback as module
from grading.returning.feedback import FeedbackIncomplete, feedback
from grading.returning.results import read_results
from grading.returning.style import DARK, LIGHT
from grading.returning.wording import exercise_titles, for_student
from grading.statuses import ERROR, REVIEW

SUSPICION = "double: it wrote something that only a cheat would write"
GIF_FRAMES = 5


def picture(kind: str, frames: int = 1) -> str:
    made = [Image.new("RGB", (60, 40), (40 * i, 90, 200)) for i in range(frames)]
    out = io.BytesIO()
    more = {"save_all": True, "append_images": made[1:], "duration": 50} if frames > 1 else {}
    made[0].save(out, kind, **more)
    return base64.b64encode(out.getvalue()).decode()


def shows(kind: str, data: str) -> NotebookNode:
    return nbformat.from_dict({"output_type": "display_data", "data": {kind: data}, "metadata": {}})


def says(text: str) -> NotebookNode:
    return nbformat.from_dict({"output_type": "stream", "name": "stdout", "text": text})


def source() -> NotebookNode:
    """The tiny assignment with headings, a question in code, a figure to make and a badge."""
    book = tiny_source()
    for made in book.cells:
        if made.source.startswith("Exercise 1"):
            made.source = "## 1. Numbers\n\n### Exercise 1: doubling  ·  2 points  ·  ●○○\n\nTwice."
        if made.source.startswith("Why is"):
            made.source += "\n\n<details><summary>Hint</summary>Count your fingers.</details>"
    plot = "### BEGIN SOLUTION\nplt.plot(the_model_curve)\n### END SOLUTION"
    book.cells += [
        cell("code", "print('a figure')", "show_curve"),
        cell("markdown", "#### Exercise 4: `q_plot` · 1 point"),
        cell("code", plot, "q_plot", points=1, solution=True),
    ]
    return book


def with_outputs(course: Course) -> NotebookNode:
    book = answered(
        course,
        double=f"print({AS_HANDED_IN!r}, end='')\nprint('of the grader')\n"
        "def double(x):\n    return 3 * x",
        q_plot="plt.plot(my_curve)",
        q_twice="See ![x](<attachment:Screenshot 1.png>) and ![y](attachment:gone.png)",
    )
    find(book, "show_curve").outputs = [says("my log\n"), shows("image/png", picture("PNG"))]
    find(book, "double").outputs = [shows("image/gif", picture("GIF", GIF_FRAMES))]
    find(book, "q_plot").outputs = [shows("image/jpeg", picture("JPEG"))]
    find(book, "test_double").outputs = [says("2.0"), shows("text/plain", "2.0")]
    find(book, "q_twice")["attachments"] = {"Screenshot 1.png": {"image/png": picture("PNG")}}
    find(book, "imports").source = "import os"
    return book


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Course:
    course = make_course(tmp_path_factory.mktemp("page") / "course", source())
    release(course, TINY)
    hand_in(course, "ada", with_outputs(course))
    hand_in(course, "bob", answered(course))
    hand_in(course, "cy", b"no notebook")
    with course.gradebook() as gradebook:
        gradebook.add_student("ada", first_name="Ada", last_name="<Lovelace>")
    autograde(course, TINY, progress=False)
    with course.gradebook() as gradebook:
        comment = gradebook.find_comment("q_twice", TINY, TINY, "ada")
        comment.manual_comment = "Good, *but*\nsay `why`. <script>alert(1)</script>"
        gradebook.find_comment("double", TINY, TINY, "ada").manual_comment = "double(1) should be 2"
        notebook = gradebook.find_submission_notebook(TINY, TINY, "ada")
        notebook.late_submission_penalty = 1.5
        gradebook.db.commit()
    path = course.notebook("autograded", TINY, "ada")
    book = nbformat.read(path, as_version=4)
    book.metadata.course["notes"].append(SUSPICION)
    book.metadata.course["status"] = REVIEW
    nbformat.write(book, path)
    feedback(course, TINY)
    return course


def page(course: Course, student: str) -> str:
    return (course.path("feedback", TINY, student) / f"{TINY}.html").read_text()


def formgrader(course: Course, student: str, template: bool = True) -> str:
    config = copy.deepcopy(course.config)
    if template:
        config.HTMLExporter.template_name = "formgrade"
        config.HTMLExporter.extra_template_basedirs = [template_path]
    resources = {"base_url": "", "submission_id": "1", "index": 0, "total": 1}
    path = str(course.notebook("autograded", TINY, student))
    return HTMLExporter(config=config).from_filename(path, resources=resources)[0]


def images(html: str, kind: str) -> list[Image.Image]:
    found = re.findall(rf'src="data:image/{kind};base64,([A-Za-z0-9+/=]+)"', html)
    return [Image.open(io.BytesIO(base64.b64decode(data))) for data in found]


# ---- what was handed in ------------------------------------------------------------------------


def test_figures_stand_on_both_pages(graded: Course) -> None:
    for html in (page(graded, "ada"), formgrader(graded, "ada")):
        assert "my log" in html and "As handed in, not checked:" in html
        assert len(images(html, "jpeg")) == 1 and len(images(html, "png")) >= 2
    assert [one.n_frames for one in images(page(graded, "ada"), "gif")] == [GIF_FRAMES]
    moving = [one for one in images(formgrader(graded, "ada"), "png") if one.format == "GIF"]
    assert [one.n_frames for one in moving] == [GIF_FRAMES]


def test_figures_never_count(graded: Course) -> None:
    results = {each.student: each for each in read_results(graded, TINY)}
    points = {each.exercise: each.points for each in results["ada"].exercises}
    assert points == {"double": 0, "share": 4, "count": 1, "q_twice": None, "q_plot": None}
    book = nbformat.read(graded.notebook("autograded", TINY, "ada"), as_version=4)
    test = find(book, "test_double")
    assert determine_grade(test)[0] == 0 and "handed_in" not in test.metadata
    assert str(test.outputs).count("2.0") == 0


def test_the_grader_s_own_outputs_are_the_marker_s(graded: Course) -> None:
    """Nor can a cell that prints the sentence pass them off as the student's."""
    assert ">of the grader" in formgrader(graded, "ada").replace("\n", ">")
    shown = re.sub(r"<[^>]+>", "", page(graded, "ada"))
    assert shown.count("of the grader") == 1, "only in the source"


def test_a_notebook_keeps_each_picture_once(graded: Course) -> None:
    text = graded.notebook("autograded", TINY, "ada").read_text()
    assert text.count('"image/gif"') == 1 and text.count('"image/jpeg"') == 1


# ---- the marker's page -------------------------------------------------------------------------


def test_scheme_and_model_answer_are_the_marker_s_alone(graded: Course) -> None:
    html = formgrader(graded, "ada")
    assert "One point for the word twice" in html and "explains that two is twice one" in html
    assert html.count('<details class="for-marker">') == 3
    assert "the_model_curve" in html
    for text in (page(graded, "ada"), graded.notebook("autograded", TINY, "ada").read_text()):
        assert "word twice" not in text and "explains that two" not in text
        assert "the_model_curve" not in text and "for_marker" not in text


def test_the_marker_s_page_needs_no_source(graded: Course, tmp_path: Path) -> None:
    path = tmp_path / "lone.ipynb"
    path.write_bytes(graded.notebook("autograded", TINY, "ada").read_bytes())
    html, _ = HTMLExporter(config=graded.config).from_filename(str(path))
    assert "data:image/png" in html and "word twice" not in html


def test_the_marker_s_page_waits_for_nobody(graded: Course) -> None:
    html = formgrader(graded, "ada")
    assert not re.search(r'<(script|link|img)[^>]+(src|href)="(https?:)?//', html)
    assert "<summary>Hint</summary>" in html


# ---- the student's page ------------------------------------------------------------------------


def test_an_instructor_s_note_stays_the_instructor_s(graded: Course) -> None:
    html = page(graded, "ada")
    assert "cheat" not in html
    assert "You had changed the cell imports, which belongs to the course." in html


def test_a_page_says_what_came_of_each_exercise(graded: Course) -> None:
    html = page(graded, "ada")
    assert "<h1>A tiny assignment</h1>" in html
    assert "tiny &middot; Ada &lt;Lovelace&gt; (ada)" in html
    assert "3.5 of 10 points" in html and "5 points, less a penalty of 1.5" in html
    assert (
        "Exercise 1: doubling <code>double</code>" in html and "●" not in html.split("<details")[0]
    )
    assert html.count("✗ missed") == 2 and html.count("✓ all points") == 4
    assert html.count("… waits for a grader") == 4
    assert "Good, <em>but</em><br>\nsay <code>why</code>. &lt;script&gt;" in html
    assert html.count("From your grader") == 1, "a comment that repeats the message says nothing"
    assert "[picture gone.png: not in the notebook]" in html


def test_a_page_is_made_for_every_reader(graded: Course) -> None:
    html = page(graded, "ada")
    assert '<html lang="en">' in html and 'name="viewport"' in html
    assert "prefers-color-scheme: dark" in html and "@media print" in html
    levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", html)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(b <= a + 1 for a, b in zip(levels, levels[1:], strict=False))
    assert all('alt="' in tag for tag in re.findall(r"<img[^>]*>", html))
    assert "colab-badge" not in html and "colab.research" not in html


def contrast(one: str, other: str) -> float:
    """WCAG's ratio of two colours #rrggbb."""

    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_every_colour_can_be_read(graded: Course) -> None:
    blocks = re.findall(r":root \{([^}]*)\}", page(graded, "ada"))
    schemes = [dict(re.findall(r"--(\w+): (#\w{6})", block)) for block in blocks]
    assert len(schemes) == 2
    for scheme in schemes:
        for name in ("text", "soft", "link", "full", "part", "none", "waiting"):
            assert contrast(scheme[name], scheme["page"]) >= 4.5, name
    from pygments.styles import get_style_by_name
    from pygments.token import Error, Whitespace

    for name, scheme in zip((LIGHT, DARK), schemes, strict=True):
        for token, style in get_style_by_name(name):
            if style["color"] and token not in Whitespace and token is not Error:
                assert contrast("#" + style["color"], scheme["code"]) >= 4.5, (name, token)


def test_a_refused_notebook_says_why(graded: Course) -> None:
    html = page(graded, "cy")
    assert "Your notebook could not be graded" in html and "not valid JSON" in html


# ---- words -------------------------------------------------------------------------------------


def test_titles_come_from_the_heading_above(graded: Course) -> None:
    book = nbformat.read(graded.notebook("release", TINY), as_version=4)
    assert exercise_titles(book.cells) == {
        "test_double": "Exercise 1: doubling",
        "test_share": "Exercise 1: doubling",
        "test_count": "Exercise 1: doubling",
        "q_twice": "Exercise 1: doubling",
        "q_plot": "Exercise 4: q_plot",
    }


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("## Exercise 2: b · 3 points\n\n### A part of it", "Exercise 2: b"),
        ("# The notebook", "it"),
        ("## Theory\n\n### Exercise 2: `b`", "Exercise 2: b"),
        ("### Exercise 1: a\n\n### Training", "Training"),
        ("## Exercise 1: a\n\n### Exercise 1.2: b", "Exercise 1.2: b"),
        ("### Real\n\n```\n## a comment\n```", "Real"),
        ("#no heading", "it"),
        ("### Closed ###", "Closed"),
    ],
)
def test_the_title_is_the_exercise_s_own(text: str, title: str) -> None:
    cells = [cell("markdown", text), cell("code", "assert 1", "test_it", points=1)]
    assert exercise_titles(cells) == {"test_it": title}


def damaged(course: Course) -> NotebookNode:
    """A notebook that intake has a note of every kind for."""
    book = answered(course)
    find(book, "test_share").source = "pass"
    book.cells.append(nbformat.from_dict(dict(find(book, "count"), id="copy")))
    find(book, "q_twice").cell_type = "raw"
    book.cells.remove(find(book, "test_count"))
    test = find(book, "test_double")
    book.cells.remove(test)
    book.cells.insert(0, test)
    return book


def test_every_note_of_intake_has_words_for_the_student(tiny_course: Course) -> None:
    release(tiny_course, TINY)
    hand_in(tiny_course, "ada", json.dumps(damaged(tiny_course)).encode(), torch_dot_py=b"x")
    autograde(tiny_course, TINY, progress=False)
    path = tiny_course.notebook("autograded", TINY, "ada")
    outcome = nbformat.read(path, as_version=4).metadata.course
    released = nbformat.read(tiny_course.notebook("release", TINY), as_version=4)
    assert len(outcome.notes) >= 6, outcome.notes
    assert len(for_student(outcome, released.cells)) == len(outcome.notes), outcome.notes
    assert for_student({"notes": [SUSPICION]}, released.cells) == []


# ---- one never stops the others ----------------------------------------------------------------


@pytest.fixture
def three(tiny_course: Course) -> Course:
    release(tiny_course, TINY)
    for student in ("ada", "bob", "cy"):
        hand_in(tiny_course, student, answered(tiny_course))
    autograde(tiny_course, TINY, progress=False)
    feedback(tiny_course, TINY)
    return tiny_course


def has_page(course: Course) -> list[str]:
    return sorted(path.parts[-3] for path in (course.root / "feedback").glob("*/*/*.html"))


def test_one_that_fails_is_named_and_the_others_get_theirs(
    three: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows_of = module.rows_of

    def fails_for_bob(cells: list, *rest: Any) -> list:
        if "of bob" in str(cells):
            raise ValueError("this notebook is odd")
        return rows_of(cells, *rest)

    path = three.notebook("autograded", TINY, "bob")
    path.write_text(path.read_text().replace("import math", "import math  # of bob"))
    monkeypatch.setattr(module, "rows_of", fails_for_bob)
    with pytest.raises(FeedbackIncomplete, match=r"bob: .*odd") as caught:
        feedback(three, TINY)
    assert len(caught.value.pages) == 2 and has_page(three) == ["ada", "cy"]
    result = CliRunner().invoke(app, ["feedback", TINY, "--course", str(three.root)])
    assert result.exit_code == 1 and "bob" in result.output and "odd" in result.output


@pytest.mark.parametrize("damage", ["not json", "record", "nobody"])
def test_what_is_not_graded_gets_no_page_and_leaves_no_old_one(three: Course, damage: str) -> None:
    if damage == "not json":
        three.notebook("autograded", TINY, "bob").write_text("{")
    elif damage == "record":
        record = read_record(three.root, TINY, "bob")
        record.status = ERROR
        write_record(three.root, TINY, "bob", record)
    else:
        three.notebook("autograded", TINY, "bob").unlink()
    with pytest.raises(FeedbackIncomplete, match="bob: "):
        feedback(three, TINY, ["ada", "bob", "cy"])
    assert has_page(three) == ["ada", "cy"]


def test_the_zip_is_written_for_those_who_can_be_placed(three: Course) -> None:
    origin = {"platform": "moodle", "path": "Ada L_12_assignsubmission_file_/nb.ipynb"}
    (three.path("submitted", TINY, "ada") / ".collected.json").write_text(json.dumps(origin))
    command = ["feedback", TINY, "--zip", "moodle", "--course", str(three.root)]
    result = CliRunner().invoke(app, command)
    text = " ".join(result.output.split())
    assert result.exit_code == 1 and "with 1 page" in text and "bob" in text and "cy" in text
    assert (three.root / "feedback" / f"{TINY}_moodle.zip").is_file()
    result = CliRunner().invoke(app, [*command, "--student", "ada"])
    assert result.exit_code == 0, result.output
    result = CliRunner().invoke(app, ["feedback", TINY, "--zip", "x", "--course", str(three.root)])
    assert result.exit_code == 1 and "There is no platform" in result.output
