"""The students' repository: what is in it, what is refused, and whether it can be worked with."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import tomllib
from pathlib import Path

import nbformat
import pytest
from tinycourse import REPOSITORY, TINY, answered, make_course
from typer.testing import CliRunner

from course_lib.drilling.checks import UNSOLVED
from grading.authoring.publish import publish
from grading.authoring.release import release
from grading.cli import app
from grading.course import Course, CourseError, copy_course

ADDRESS = 'c.FillHeader.students_repository = "https://github.com/some-org/the-labs"\n'


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    course = make_course(tmp_path_factory.mktemp("publish") / "course", config=ADDRESS)
    release(course, TINY)
    return course


def test_the_repository_is_whole_and_holds_no_grader(course: Course, tmp_path: Path) -> None:
    files = {
        str(path.relative_to(tmp_path / "labs")) for path in publish(course, tmp_path / "labs")
    }
    for name in (
        *(f"{TINY}/{TINY}.ipynb", f"{TINY}/expected/result.txt", "course_lib/__init__.py"),
        *("pyproject.toml", "README.md", "LICENSE", ".gitignore"),
    ):
        assert name in files
    assert not [name for name in files if name.startswith(("grading", "source")) or "test" in name]
    readme = (tmp_path / "labs" / "README.md").read_text()
    assert "github/some-org/the-labs/blob/main/tiny/tiny.ipynb" in readme
    assert "git clone https://github.com/some-org/the-labs\ncd the-labs" in readme
    assert "[A tiny assignment](tiny/tiny.ipynb)" in readme
    project = tomllib.loads((tmp_path / "labs" / "pyproject.toml").read_text())["project"]
    own = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())["project"]
    assert project["dependencies"] == own["dependencies"]
    assert "optional-dependencies" not in project and "[lander]" not in readme


def test_what_one_lab_alone_needs_is_an_extra_of_the_students_package(tmp_path: Path) -> None:
    packages = {TINY: {"Box2D": "Box2D==2.3.10", "other": "git+https://example.org/other"}}
    course = make_course(tmp_path / "course", config=f"c.FillHeader.packages = {packages}\n")
    release(course, TINY)
    publish(course, tmp_path / "labs")
    project = tomllib.loads((tmp_path / "labs" / "pyproject.toml").read_text())["project"]
    own = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())["project"]
    extras = {"lander": own["optional-dependencies"]["lander"]}
    assert project["optional-dependencies"] == extras
    readme = (tmp_path / "labs" / "README.md").read_text()
    assert 'For `tiny` also:\n\n```sh\n.venv/bin/pip install ".[lander]"\n```' in readme


def test_students_are_told_what_to_hand_in_and_how(course: Course, tmp_path: Path) -> None:
    publish(course, tmp_path / "labs")
    readme = (tmp_path / "labs" / "README.md").read_text()
    for sentence in (
        "| `tiny` | `tiny.ipynb` and `actor.pt` |",
        ".venv/bin/course-check FILE.ipynb",
        "*File > Download > Download .ipynb* for the notebook; what goes beside it from the\n",
        "Hand in the `.ipynb` itself: no PDF, no link, no zip with a password.",
        "One notebook for each hand-in, with what goes beside it.",
        "A second hand-in replaces the first, so hand in everything again.",
    ):
        assert sentence in readme


def test_a_course_without_further_files_speaks_of_none(tmp_path: Path) -> None:
    course = make_course(tmp_path / "course", config="c.Collect.companion_files = {}\n")
    release(course, TINY)
    publish(course, tmp_path / "labs")
    readme = (tmp_path / "labs" / "README.md").read_text()
    assert "| `tiny` | `tiny.ipynb` |" in readme
    assert "Download .ipynb*.\n" in readme and "Drive," not in readme
    assert "One notebook for each hand-in.\n" in readme


def test_the_students_package_checks_a_notebook_without_nbgrader(
    course: Course, tmp_path: Path
) -> None:
    labs = tmp_path / "labs"
    publish(course, labs)
    project = tomllib.loads((labs / "pyproject.toml").read_text())
    assert project["project"]["scripts"] == {"course-check": "course_lib.preflight.terminal:main"}
    assert "forms/*.json" in project["tool"]["setuptools"]["package-data"]["course_lib"]
    form = json.loads((labs / "course_lib" / "forms" / "tiny.json").read_text())
    assert form["files"] == ["actor.pt"]
    assert [cell["name"] for cell in form["cells"] if cell["kind"] == "code"] == [
        *("double", "share", "count")
    ]
    (labs / "actor.pt").write_bytes(b"weights")
    nbformat.write(answered(course), labs / "tiny.ipynb")
    assert _check(labs, "tiny.ipynb") == (0, "")
    (labs / "actor.pt").unlink()
    assert _check(labs, "tiny.ipynb") == (1, "- actor.pt is not in this folder: make it.\n")
    assert _check(labs, "tiny/tiny.ipynb")[1].startswith("- double: not solved yet.\n")


def _check(labs: Path, file: str) -> tuple[int, str]:
    """Exit code, and the problems, of the check in a Python without the grader."""
    start = (
        "import runpy, sys; sys.modules.update(nbgrader=None, grading=None); "
        "sys.argv[1:1] = ['check']; runpy.run_module('course_lib', None, '__main__')"
    )
    run = subprocess.run(
        [sys.executable, "-c", start, file],
        cwd=labs,
        env={k: v for k, v in os.environ.items() if k != "PYTHONPATH"},
        capture_output=True,
        text=True,
    )
    assert not run.stderr
    lines = run.stdout.splitlines(keepends=True)
    return run.returncode, "".join(line for line in lines if line.startswith("- "))


def test_instructors_check_with_what_they_released(course: Course, tmp_path: Path) -> None:
    nbformat.write(answered(course, double="def twice(x):\n    return 2"), tmp_path / "tiny.ipynb")
    (tmp_path / "actor.pt").write_bytes(b"weights")
    run = CliRunner().invoke(
        app, ["check", str(tmp_path / "tiny.ipynb"), "--course", str(course.root)]
    )
    assert run.exit_code == 1
    assert "- double: no cell defines `double` any more." in run.stdout


def test_box2d_which_some_pythons_lack_is_needed_for_the_lander_only() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())["project"]
    assert not [name for name in project["dependencies"] if "box2d" in name.lower()]
    packages = Course.at(REPOSITORY).config.FillHeader.packages
    needing = [each for each, needed in packages.items() if "Box2D" in needed]
    assert needing == ["ddpg_lunarlander"]


def test_a_second_publication_removes_what_is_gone_and_nothing_else(
    course: Course, tmp_path: Path
) -> None:
    target = tmp_path / "labs"
    (target / ".git").mkdir(parents=True)
    (target / ".git" / "HEAD").write_text("ref")
    publish(course, target)
    marker = target / ".published-course"
    (target / "old").mkdir()
    (target / "old" / "old.ipynb").write_text("{}")
    (target / "notes-of-an-instructor.md").write_text("keep me")
    (tmp_path / "outside.txt").write_text("keep me too")
    marker.write_text(marker.read_text() + "old/old.ipynb\n../outside.txt\n")
    publish(course, target)
    assert not (target / "old").exists()
    assert (target / "notes-of-an-instructor.md").read_text() == "keep me"
    assert (tmp_path / "outside.txt").exists()
    assert (target / ".git" / "HEAD").read_text() == "ref"


def test_a_folder_with_other_things_is_refused(course: Course, tmp_path: Path) -> None:
    (tmp_path / "thesis.tex").write_text("important")
    with pytest.raises(CourseError, match="not empty and no previous publication"):
        publish(course, tmp_path)
    with pytest.raises(CourseError, match="holds the course itself"):
        publish(course, course.root)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["thesis.tex"]


def test_a_stale_release_is_not_published(course: Course, tmp_path: Path) -> None:
    stale = copy_course(course, tmp_path / "copy")
    with pytest.raises(CourseError, match="run `course release`, then publish"):
        publish(stale, tmp_path / "labs")
    assert not (tmp_path / "labs").exists()


@pytest.mark.slow
def test_a_published_notebook_runs_in_a_fresh_environment(tmp_path: Path) -> None:
    """Without course_lib: the set-up cell installs it from the repository, then all cells run."""
    labs = tmp_path / "labs"
    course = copy_course(Course.at(REPOSITORY), tmp_path / "course")
    config = course.root / "nbgrader_config.py"
    address = f'\nc.FillHeader.students_repository = "{labs.as_uri()}"\n'
    config.write_text(config.read_text() + address)
    course = Course.at(course.root)
    for assignment in course.assignments():
        release(course, assignment)
    publish(course, labs)
    git = ["git", "-C", str(labs), "-c", "user.name=course", "-c", "user.email=course@localhost"]
    subprocess.run([*git, "init", "--quiet", "--initial-branch", "main"], check=True)
    subprocess.run([*git, "add", "."], check=True)
    subprocess.run([*git, "commit", "--quiet", "-m", "first publication"], check=True)

    python = _environment_without_course_lib(tmp_path / "venv")
    environment = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "PYTHONHOME")}
    for assignment in course.assignments():
        book = nbformat.read(labs / assignment / f"{assignment}.ipynb", as_version=4)
        cells = [cell.source for cell in book.cells if cell.cell_type == "code"]
        run = subprocess.run(
            [str(python), "-c", _RUNNER],
            input=json.dumps(cells),
            cwd=labs / assignment,
            env=environment | {"MPLBACKEND": "agg", "SDL_VIDEODRIVER": "dummy"},
            capture_output=True,
            text=True,
            timeout=280,
        )
        assert "Installing course_lib" in run.stdout or assignment != course.assignments()[0]
        last = run.stderr.strip().splitlines()[-1] if run.stderr.strip() else ""
        assert last == f"CheckFailed: {UNSOLVED}", run.stdout + run.stderr
        assert (labs / "course_lib").is_dir()
        assert str(tmp_path / "venv") in run.stdout


_RUNNER = """
import json, sys
from IPython.core.interactiveshell import InteractiveShell
shell = InteractiveShell.instance()
for source in json.load(sys.stdin):
    result = shell.run_cell(source)
    if "course_lib" in sys.modules:
        print(sys.modules["course_lib"].__file__)
    error = result.error_before_exec or result.error_in_exec
    if error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        break
"""


def _environment_without_course_lib(folder: Path) -> Path:
    """A fresh venv that sees the installed packages; editable installs there stay invisible."""
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    site = folder / "lib" / f"python{sysconfig.get_python_version()}" / "site-packages"
    (site / "packages-of-the-tests.pth").write_text(sysconfig.get_path("purelib") + "\n")
    python = folder / "bin" / "python"
    run = subprocess.run(
        [str(python), "-c", "import torch, importlib.util as u; print(u.find_spec('course_lib'))"],
        cwd=folder,
        env={k: v for k, v in os.environ.items() if k != "PYTHONPATH"},
        capture_output=True,
        text=True,
    )
    assert run.stdout.strip() == "None", run.stdout + run.stderr
    return python
