"""The way from source/ to release/: what students get, and what they must not get."""

from __future__ import annotations

import copy
import json
import shutil
from pathlib import Path

import nbformat
import pytest
from nbgrader.converters import GenerateAssignment
from tinycourse import DOUBLE, REPOSITORY, TINY, cell, find, make_course, tiny_source

from grading.authoring.regions import secret_lines
from grading.authoring.release import leaks, release, release_differences
from grading.course import Course, CourseError

ADDRESS = 'c.FillHeader.students_repository = "https://github.com/some-org/the-labs"\n'


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Course:
    course = make_course(tmp_path_factory.mktemp("release") / "course")
    release(course, TINY)
    return course


def read(course: Course) -> nbformat.NotebookNode:
    return nbformat.read(course.notebook("release", TINY), as_version=4)


def test_nothing_secret_is_released_and_the_search_would_find_it(released: Course) -> None:
    source = released.notebook("source", TINY)
    secrets = secret_lines(nbformat.read(source, as_version=4))
    for part in (
        "twice_the_value = 2 * x",
        "for hidden_number in (3, 7, 11):",
        "The model answer explains that two is twice one.",
        "One point for the word twice, one for the reason.",
    ):
        assert part in secrets
    assert leaks(source, released.path("release", TINY)) == []
    for secret in secrets:
        folder = Path(shutil.copytree(released.path("release", TINY), released.root / "leaking"))
        (folder / "notes.txt").write_text(f"psst: {secret}")
        assert leaks(source, folder) == [f"notes.txt: {secret}"]
        shutil.rmtree(folder)


def test_a_leak_in_a_notebook_is_found_through_json_escapes(released: Course) -> None:
    folder = Path(shutil.copytree(released.path("release", TINY), released.root / "leaking"))
    book = read(released)
    book.cells[-1].source = 'assert double(hidden_number) == 2 * hidden_number, f"double is wrong'
    book.cells[-1].source += ' for {hidden_number}"'
    nbformat.write(book, folder / f"{TINY}.ipynb")
    assert len(leaks(released.notebook("source", TINY), folder)) == 1
    shutil.rmtree(folder)


def test_a_leaking_release_is_refused_and_replaces_nothing(tmp_path: Path) -> None:
    source = tiny_source()
    source.cells.append(cell("code", "x = 1", "extra", solution=True))
    course = make_course(tmp_path / "course", source)
    (course.path("source", TINY) / "answers.txt").write_text("twice_the_value = 2 * x")
    with pytest.raises(CourseError, match=r"would show .*answers.txt: twice_the_value = 2 \* x"):
        release(course, TINY)
    assert not course.path("release", TINY).exists()


def test_stubs_name_their_exercise_and_written_answers_are_empty(released: Course) -> None:
    book = read(released)
    stub = find(book, "double").source
    assert 'raise NotImplementedError("Exercise double is not solved yet' in stub
    assert stub.startswith("def double(x):")
    assert find(book, "q_twice").source == "YOUR ANSWER HERE"
    compile(stub, "stub", "exec")


def test_other_files_of_the_source_are_released(released: Course) -> None:
    assert (released.path("release", TINY) / "expected" / "result.txt").is_file()


def test_release_is_reproducible_and_the_check_writes_nothing(released: Course) -> None:
    notebook = released.notebook("release", TINY)
    gradebook = released.root / "gradebook.db"
    before = notebook.read_bytes(), notebook.stat().st_mtime_ns, gradebook.read_bytes()
    assert release_differences(released, TINY) == []
    assert (notebook.read_bytes(), notebook.stat().st_mtime_ns, gradebook.read_bytes()) == before
    release(released, TINY)
    assert notebook.read_bytes() == before[0]


def test_check_names_what_differs(tmp_path: Path) -> None:
    course = make_course(tmp_path / "course")
    assert release_differences(course, TINY)[0] == f"{TINY}/expected/result.txt: not in release"
    release(course, TINY)
    book = read(course)
    find(book, "double").source += "\n# edited by hand"
    del book.cells[-1]
    nbformat.write(book, course.notebook("release", TINY))
    (course.path("release", TINY) / "left-over.txt").write_text("")
    assert release_differences(course, TINY) == [
        f"{TINY}/left-over.txt: only in release",
        f"{TINY}/{TINY}.ipynb: cell q_twice: not in release",
        f"{TINY}/{TINY}.ipynb: cell double: differs",
    ]
    release(course, TINY)
    assert release_differences(course, TINY) == []


def test_a_released_cell_that_does_not_compile_is_named(tmp_path: Path) -> None:
    source = tiny_source()
    find(source, "double").source = DOUBLE.replace(
        "### BEGIN SOLUTION", "if x:\n### BEGIN SOLUTION"
    )
    course = make_course(tmp_path / "course", source)
    with pytest.raises(CourseError, match="The released cell double does not compile"):
        release(course, TINY)


def test_without_an_address_no_badge_and_one_sentence(released: Course) -> None:
    book = read(released)
    names = [c.metadata.get("nbgrader", {}).get("grade_id") for c in book.cells]
    assert "header_badge" not in names
    assert 'repository = ""' in find(book, "header_setup").source
    assert "as the course's README says" in find(book, "header_setup").source


def test_with_an_address_badge_and_set_up_point_to_it(tmp_path: Path) -> None:
    course = make_course(tmp_path / "course", config=ADDRESS)
    release(course, TINY)
    book = read(course)
    path = "some-org/the-labs/blob/main/tiny/tiny.ipynb"
    assert f"https://colab.research.google.com/github/{path})" in find(book, "header_badge").source
    setup = find(book, "header_setup")
    assert 'repository = "git+https://github.com/some-org/the-labs@main"' in setup.source
    assert setup.metadata.nbgrader.locked and not setup.metadata.nbgrader.grade


def test_the_set_up_cell_does_nothing_on_a_prepared_machine(
    released: Course, capfd: pytest.CaptureFixture[str]
) -> None:
    exec(find(read(released), "header_setup").source, {})
    assert capfd.readouterr() == ("", "")


def test_each_set_up_cell_installs_what_its_assignment_needs(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    packages = """{"tiny": {"no_such_module": "no-such"}, "other": {"nor_this": "nor-this"}}"""
    course = make_course(tmp_path / "course", config=f"c.FillHeader.packages = {packages}\n")
    release(course, TINY)
    setup = find(read(course), "header_setup").source
    assert "nor_this" not in setup
    with pytest.raises(ModuleNotFoundError, match="no_such_module could not be installed"):
        exec(setup.replace('"no-such"', '"git+file:///nowhere@main"'), {})
    assert capfd.readouterr().out.startswith("Installing no_such_module ...")


def test_a_failed_installation_ends_in_a_sentence(
    released: Course, capfd: pytest.CaptureFixture[str]
) -> None:
    source = find(read(released), "header_setup").source
    with pytest.raises(ModuleNotFoundError, match="Install no_such_module as the course's README"):
        exec(source.replace('"course_lib"', '"no_such_module"'), {})
    broken = source.replace('"course_lib"', '"no_such_module"')
    broken = broken.replace('repository = ""', 'repository = "git+file:///nowhere@main"')
    with pytest.raises(ModuleNotFoundError, match="no_such_module could not be installed"):
        exec(broken, {})
    assert "Installing no_such_module" in capfd.readouterr().out


def test_an_unknown_assignment_is_named_with_the_known_ones(tiny_course: Course) -> None:
    with pytest.raises(CourseError, match="no assignment 'nope' .*there is tiny"):
        release(tiny_course, "nope")


def without_ids(minor: int, kept: int = 0) -> nbformat.NotebookNode:
    """The tiny source as an editor saves it that knows no ids; `kept` of its cells have one."""
    source = tiny_source()
    source.nbformat_minor = minor
    for each in source.cells[kept:]:
        del each["id"]
    return source


@pytest.mark.parametrize(("minor", "kept"), [(4, 0), (5, 0), (5, 3)])
def test_a_source_without_cell_ids_gets_them_and_says_so(
    tmp_path: Path, minor: int, kept: int
) -> None:
    course = make_course(tmp_path / "course", tiny_source())
    path = course.notebook("source", TINY)
    path.write_text(json.dumps(without_ids(minor, kept)))
    said: list[str] = []
    release(course, TINY, said.append)
    lacked = len(tiny_source().cells) - kept
    assert said == [f"Wrote cell ids into source/tiny/tiny.ipynb: {lacked} cells had none."]
    written = path.read_text()
    book = json.loads(written)
    ids = [each["id"] for each in book["cells"]]
    assert (book["nbformat"], book["nbformat_minor"]) == (4, 5) and len(set(ids)) == len(ids)
    assert ids[:kept] == [each.id for each in tiny_source().cells[:kept]]
    assert "test_double" in ids and written == nbformat.writes(nbformat.read(path, 4)) + "\n"
    assert set(ids) <= {each.id for each in read(course).cells}
    first = course.notebook("release", TINY).read_bytes()
    release(course, TINY, said.append)
    assert path.read_text() == written and len(said) == 1
    assert course.notebook("release", TINY).read_bytes() == first
    assert release_differences(course, TINY) == []


def test_the_ids_that_are_given_are_the_same_each_time(tmp_path: Path) -> None:
    books = []
    for name in ("one", "two"):
        course = make_course(tmp_path / name)
        source = without_ids(5)
        source.cells += [copy.deepcopy(source.cells[0]) for _ in range(2)]
        course.notebook("source", TINY).write_text(json.dumps(source))
        assert release_differences(course, TINY) == release_differences(course, TINY)
        assert json.loads(course.notebook("source", TINY).read_text()) == source
        release(course, TINY)
        books.append(course.notebook("source", TINY).read_text())
    assert books[0] == books[1]


def test_plain_nbgrader_gives_ids_too(tmp_path: Path) -> None:
    course = make_course(tmp_path / "course")
    course.notebook("source", TINY).write_text(json.dumps(without_ids(4)))
    releases = []
    for _ in range(2):
        course.convert(GenerateAssignment, TINY)
        releases.append(course.notebook("release", TINY).read_bytes())
    assert releases[0] == releases[1]


def test_a_header_without_cell_ids_gets_them(tmp_path: Path) -> None:
    course = make_course(tmp_path / "course")
    path = course.root / "source" / "header.ipynb"
    header = json.loads(path.read_text())
    for each in header["cells"]:
        del each["id"]
    path.write_text(json.dumps(header | {"nbformat_minor": 4}))
    said: list[str] = []
    release(course, TINY, said.append)
    assert said == [
        f"Wrote cell ids into source/header.ipynb: {len(header['cells'])} cells had none."
    ]
    assert release_differences(course, TINY) == []


def test_the_courses_own_notebooks_leak_nothing_and_are_up_to_date() -> None:
    course = Course.at(REPOSITORY)
    for assignment in course.assignments():
        source, folder = course.notebook("source", assignment), course.path("release", assignment)
        assert leaks(source, folder) == []
        assert release_differences(course, assignment) == []


def test_an_address_that_pip_cannot_use_is_refused(tmp_path: Path) -> None:
    config = 'c.FillHeader.students_repository = "git@github.com:some-org/the-labs.git"\n'
    with pytest.raises(CourseError, match="must be an address that pip can install from"):
        release(make_course(tmp_path / "course", config=config), TINY)


def test_what_the_header_says_is_no_secret(tmp_path: Path) -> None:
    source = tiny_source()
    test = find(source, "test_double")
    test.source = test.source.replace("### END", "import importlib.util\n### END")
    assert release(make_course(tmp_path / "course", source), TINY).is_dir()
