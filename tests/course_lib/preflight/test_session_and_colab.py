"""In a notebook: what its session knows, and what Colab can do."""

from __future__ import annotations

import json
import sys
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from IPython.core.interactiveshell import InteractiveShell
from lab import LAB, code, find, form, report, solved, written

from course_lib import outcomes
from course_lib.drilling.checks import CheckFailed, Checks
from course_lib.preflight import check, hand_in, handing_in, keep_in_drive, preflight


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch) -> Iterator[InteractiveShell]:
    """A session of IPython, in which nothing was run and no check is known."""
    monkeypatch.setattr(outcomes, "_noted", {})
    InteractiveShell.clear_instance()
    shell = InteractiveShell.instance()
    shell.history_manager.enabled = False
    yield shell
    shell.history_manager.end_session() if shell.history_manager.enabled else None
    InteractiveShell.clear_instance()


def run(shell: InteractiveShell, source: str) -> None:
    result = shell.run_cell(source, store_history=True)
    assert result.success, source


def test_a_check_notes_how_it_ended(shell: InteractiveShell) -> None:
    checks = Checks("td3_pendulum")
    assert outcomes.noted("td3_pendulum")["noise_schedule"] is None
    with pytest.raises(CheckFailed):
        checks.noise_schedule(lambda *_: None)
    assert outcomes.noted("td3_pendulum")["noise_schedule"].passed is False
    checks.noise_schedule(lambda e, start, end, n: start + (end - start) * min(e / n, 1.0))
    assert outcomes.noted("td3_pendulum")["noise_schedule"].passed
    Checks("td3_pendulum")
    assert outcomes.noted("td3_pendulum")["noise_schedule"].passed
    assert not outcomes.noted("another")


def test_failed_and_missing_checks_are_told(shell: InteractiveShell) -> None:
    outcomes.begin(LAB, ["double", "halve"])
    outcomes.note(LAB, "double", passed=False)
    found = report(solved(), live=True)
    assert found.problems == [
        "double: its check failed when it was last run. Read what it says there."
    ]
    assert found.hints == ["Checks not run since the kernel started: halve."]
    assert not report(solved(), live=False).problems
    book = solved()
    error = nbformat.v4.new_output("error", ename="E", evalue="e", traceback=[])
    find(book, "test_halve").outputs = [error]
    outcomes.note(LAB, "double", passed=True)
    assert report(book, live=True).problems[0].startswith("halve: its check failed")
    outcomes.note(LAB, "halve", passed=True)
    assert not report(book, live=True).problems  # what was saved is older than what ran


def test_an_unsolved_exercise_is_not_told_twice(shell: InteractiveShell) -> None:
    outcomes.note(LAB, "double", passed=False)
    stub = find(solved(), "double").source
    book = solved(double=stub.replace("return x + x", "raise NotImplementedError"))
    assert len(report(book, live=True).problems) == 1


def test_a_cell_that_ran_after_its_check_or_is_not_saved(shell: InteractiveShell) -> None:
    book = solved()
    run(shell, find(book, "double").source)
    outcomes.note(LAB, "double", passed=True)
    outcomes.note(LAB, "halve", passed=True)
    assert not report(book, live=True).hints
    run(shell, "1 + 1")
    run(shell, find(book, "double").source)
    assert report(book, live=True).hints == [
        "Run since their checks: double. Run these checks again."
    ]
    run(shell, "def double(x):\n    return 2 * x")
    hint = report(book, live=True).hints[0]
    assert hint.startswith("What ran last is not what stands in the notebook: double.")
    book.cells.insert(0, code("def double(x):\n    return 2 * x"))
    hints = report(book, live=True).hints
    assert hints == ["Run since their checks: double. Run these checks again."]


def test_the_call_of_old_copies_works_and_a_packed_form_says_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    book = solved()
    find(book, "imports").source = "import numpy as np\nimport math"
    find(book, "halve").source = "def halve(x):\n    return math.prod([x, 0.5])"
    written(tmp_path, book)
    call = (f"{LAB}.ipynb", ["double", "halve"], ["q_twice"])
    assert preflight(*call)
    assert "Given cells that were changed: imports." in capsys.readouterr().out
    monkeypatch.setattr(check, "packed_forms", lambda: {LAB: form("actor.pt")})
    assert not preflight(*call, files=["actor.pt"])
    printed = capsys.readouterr().out
    assert "may be gone (`math`)" in printed and "actor.pt is not in" in printed


def test_a_renamed_notebook_is_found_where_the_editor_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    written(tmp_path, solved(), "lab-Copy1.ipynb")
    call = (f"{LAB}.ipynb", ["double", "halve"], ["q_twice"])
    assert not preflight(*call)
    assert "Cannot look into lab.ipynb" in capsys.readouterr().out
    monkeypatch.setenv("JPY_SESSION_NAME", "labs/lab-Copy1.ipynb")
    assert preflight(*call)
    assert "Rename it to lab.ipynb." in capsys.readouterr().out


# ---- Colab


class Colab:
    """A `google.colab` that remembers what it was asked for."""

    def __init__(self, drive: Path) -> None:
        self.book: Any = None
        self.downloaded: list[Path] = []
        self.contents: dict[str, bytes] = {}
        self.refuses = False
        self._drive = drive

    def blocking_request(self, request: str, timeout_sec: int) -> Any:
        assert request == "get_ipynb" and timeout_sec > 0
        return None if self.book is None else {"ipynb": json.loads(json.dumps(self.book))}

    def download(self, path: str) -> None:
        if self.refuses:
            raise ValueError("no")
        self.downloaded.append(Path(path))
        self.contents[Path(path).name] = Path(path).read_bytes()

    def mount(self, place: str) -> None:
        assert place == str(self._drive)
        if self.refuses:
            raise ValueError("mount failed")
        (self._drive / "MyDrive").mkdir(parents=True, exist_ok=True)


@pytest.fixture
def colab(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Colab:
    """Colab, with the current folder `content` and Drive beside it."""
    fake = Colab(tmp_path / "drive")
    module = types.ModuleType("google.colab")
    for name in ("_message", "files", "drive"):
        setattr(module, name, fake)
    monkeypatch.setitem(sys.modules, "google", types.ModuleType("google"))
    monkeypatch.setitem(sys.modules, "google.colab", module)
    monkeypatch.setattr(handing_in, "DRIVE", tmp_path / "drive")
    (tmp_path / "content").mkdir()
    monkeypatch.chdir(tmp_path / "content")
    return fake


def test_in_colab_the_open_notebook_is_looked_at(
    colab: Colab, capsys: pytest.CaptureFixture[str]
) -> None:
    call = (f"{LAB}.ipynb", ["double", "halve"], ["q_twice"])
    assert not preflight(*call)
    assert "Colab did not hand over the open notebook" in capsys.readouterr().out
    colab.book = solved()
    assert preflight(*call)
    assert "Ready to hand in (as it is open here)" in capsys.readouterr().out
    colab.book.metadata["colab"] = {"name": "Copy of lab.ipynb"}
    assert preflight(*call)
    assert "The notebook is named Copy of lab.ipynb. Rename it" in capsys.readouterr().out


def test_colab_downloads_both_files_and_drive_keeps_them(
    colab: Colab, capsys: pytest.CaptureFixture[str]
) -> None:
    colab.book = solved()
    Path("actor.pt").write_bytes(b"first")
    hand_in("lab.ipynb", ["actor.pt"])
    assert not colab.downloaded and "Set DOWNLOAD to True" in capsys.readouterr().out
    hand_in("lab.ipynb", ["actor.pt"], download=True, drive=True)
    assert [path.name for path in colab.downloaded] == ["lab.ipynb", "actor.pt"]
    assert json.loads(colab.contents["lab.ipynb"])["cells"]
    assert not Path("lab.ipynb").exists()
    kept = handing_in.DRIVE / "MyDrive" / handing_in.DRIVE_FOLDER
    assert (kept / "actor.pt").read_bytes() == b"first"
    assert "Kept in Drive, in the folder deep-rl-labs: lab.ipynb, actor.pt." in (
        capsys.readouterr().out
    )


def test_a_former_copy_in_drive_is_not_lost(colab: Colab) -> None:
    Path("actor.pt").write_bytes(b"first")
    assert keep_in_drive("actor.pt") and keep_in_drive("actor.pt")
    kept = handing_in.DRIVE / "MyDrive" / handing_in.DRIVE_FOLDER
    assert [path.name for path in kept.iterdir()] == ["actor.pt"]
    Path("actor.pt").write_bytes(b"second")
    assert keep_in_drive("actor.pt")
    assert sorted(path.read_bytes() for path in kept.iterdir()) == [b"first", b"second"]
    assert (kept / "actor.pt").read_bytes() == b"second"


def test_what_is_refused_or_missing_is_one_sentence(
    colab: Colab, capsys: pytest.CaptureFixture[str]
) -> None:
    colab.book, colab.refuses = solved(), True
    Path("actor.pt").write_bytes(b"first")
    assert not keep_in_drive("actor.pt")
    printed = capsys.readouterr().out
    assert printed.startswith("Drive is not connected (ValueError), so nothing is kept there.")
    hand_in("lab.ipynb", ["actor.pt", "gone.pt"], download=True)
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == "gone.pt is not there: run the cell that writes it."
    assert printed[1].startswith("The download did not start (ValueError). Use File > Download")
    colab.book = None
    hand_in("lab.ipynb", [], download=True)
    assert "lab.ipynb: Colab did not hand over" in capsys.readouterr().out


def test_elsewhere_it_says_where_the_files_lie(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    written(tmp_path, solved())
    hand_in("lab.ipynb", ["actor.pt"], download=True, drive=True)
    assert capsys.readouterr().out.splitlines() == [
        f"actor.pt is not in {tmp_path}.",
        f"Hand in from {tmp_path}: lab.ipynb (just now).",
    ]
    assert not keep_in_drive("lab.ipynb")
    assert "Google Drive is for Colab" in capsys.readouterr().out
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    hand_in("lab.ipynb", ["actor.pt"], download=True, drive=True)
    assert not keep_in_drive("lab.ipynb") and not capsys.readouterr().out
