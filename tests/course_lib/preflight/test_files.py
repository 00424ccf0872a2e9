"""The files beside the notebook, in a notebook and in a terminal."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest
import torch
from lab import LAB, code, find, form, lost, released, report, solved, written
from torch import nn

from course_lib.preflight import files, reading, terminal
from course_lib.preflight.files import ago, file_problem, find_files
from course_lib.preflight.report import Report, lines
from grading.intake import notebooks
from grading.rules import Collect

FORMS = {LAB: form("actor.pt")}


def test_a_missing_file_names_the_cell_that_writes_it() -> None:
    assert report(solved(), "actor.pt").problems == [
        "actor.pt is not in this folder: run the cell that writes it (`save_actor`)."
    ]
    assert report(solved(), "other.pt").problems == ["other.pt is not in this folder: make it."]


def test_an_empty_and_a_huge_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "actor.pt"
    path.write_bytes(b"")
    found = {"actor.pt": path}
    assert report(solved(), "actor.pt", files=found).problems == [
        "actor.pt is empty: run the cell that writes it again."
    ]
    path.write_bytes(b"weights")
    assert not report(solved(), "actor.pt", files=found).problems
    monkeypatch.setattr(files, "MAX_BYTES", 3)
    assert "larger than" in report(solved(), "actor.pt", files=found).problems[0]


class Trap:
    """What runs a command when it is unpickled."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self):
        return os.mkdir, (str(self.path),)


def pendulum(path: Path, live: bool = False, **namespace: object) -> str:
    return file_problem("td3_pendulum", "td3_pendulum.pt", path, namespace, live)


def actor(inputs: int = 3, width: int = 64) -> nn.Module:
    layers = nn.Linear(inputs, width), nn.Linear(width, width), nn.Linear(width, 1)
    return nn.Sequential(*layers)


def test_an_agents_file_is_read_as_grading_reads_it_and_nothing_in_it_runs(tmp_path: Path) -> None:
    path = tmp_path / "td3_pendulum.pt"
    torch.save(actor().state_dict(), path)
    assert pendulum(path) == ""
    torch.save(Trap(tmp_path / "trapped"), path)
    assert "holds more than tensors" in pendulum(path)
    assert not (tmp_path / "trapped").exists()
    torch.save(actor(), path)
    assert "Save the state_dict() of the network, not the network." in pendulum(path)
    torch.save({"actor": actor().state_dict()}, path)
    assert "Save the network's state_dict() itself" in pendulum(path)
    torch.save(actor(inputs=4).state_dict(), path)
    assert "Are these the weights of the critic?" in pendulum(path)
    path.write_bytes(path.read_bytes()[:500])
    assert "cut short" in pendulum(path) and str(tmp_path) not in pendulum(path)


class Wide(nn.Module):
    """A student's own Actor, of another width."""

    def __init__(self, obs_dim: int, action_dim: int, action_limit: float) -> None:
        super().__init__()
        self.layers = actor(width=32)

    def forward(self, obs: torch.Tensor) -> torch.Tensor:
        return self.layers(obs)


def test_a_class_of_ones_own_is_tried_in_its_session_and_spoken_of_elsewhere(
    tmp_path: Path,
) -> None:
    path = tmp_path / "td3_pendulum.pt"
    torch.save(Wide(3, 1, 2.0).state_dict(), path)
    assert pendulum(path, live=True, Actor=Wide) == ""
    assert "do not fit" in pendulum(path, live=True)
    assert pendulum(path).endswith("(A class of your own was not tried.)")


def test_times_say_what_was_made_again_and_what_was_not(tmp_path: Path) -> None:
    path = tmp_path / "actor.pt"
    path.write_bytes(b"weights")
    now = time.time()
    os.utime(path, (now - 3_000, now - 3_000))
    more = {"files": {"actor.pt": path}, "live": True}
    assert report(solved(), "actor.pt", saved=now - 4_000, **more).hints == [
        "The notebook was saved 1 hour ago: save it first.",
        "actor.pt is newer than the saved notebook: save the notebook as well.",
    ]
    assert not report(solved(), "actor.pt", saved=now - 20, **more).hints
    trained = solved()
    cell = find(trained, "imports")
    cell.metadata.nbgrader["grade_id"] = "train"
    assert not report(trained, "actor.pt", saved=now, **more).problems


@pytest.mark.parametrize(
    "metadata",
    [
        {"executionInfo": {"timestamp": 1_000_100_000, "status": "ok"}},
        {"execution": {"shell.execute_reply": "1970-01-12T13:48:20.000000Z"}},
    ],
    ids=["colab", "jupyterlab"],
)
def test_a_training_that_ran_after_the_file_was_written(tmp_path: Path, metadata: dict) -> None:
    from lab import cell

    from course_lib.preflight.form import form_of
    from course_lib.preflight.look import Look
    from course_lib.preflight.report import examine

    path = tmp_path / "actor.pt"
    path.write_bytes(b"weights")
    os.utime(path, (1_000_000, 1_000_000))
    book = released()
    book.cells.insert(-1, cell("code", "agent = 1", "train_agent"))
    known = form_of(book, LAB, ["actor.pt"])
    look = Look(book, known, "lab.ipynb", files={"actor.pt": path})
    sentence = "actor.pt is older than the last run of `train_agent`: run `save_actor` again."
    assert sentence not in examine(look).hints
    book.cells[-2].metadata.update(metadata)
    assert sentence in examine(look).hints


def test_how_long_ago() -> None:
    assert [ago(s) for s in (3, 60, 7_300, 200_000)] == [
        "just now",
        "1 minute ago",
        "2 hours ago",
        "2 days ago",
    ]


def test_files_with_the_platforms_prefix_belong_together(tmp_path: Path) -> None:
    (tmp_path / "ada__actor.pt").write_bytes(b"x")
    assert find_files(tmp_path, ("actor.pt",), "ada__lab.ipynb") == {
        "actor.pt": tmp_path / "ada__actor.pt"
    }
    assert find_files(tmp_path, ("actor.pt",), "lab.ipynb") == {}


@pytest.mark.parametrize("name", ["actor (1).pt", "actor.pt.zip", "ada_Actor.PT"])
def test_a_file_that_a_browser_renamed(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "critic.pt").write_bytes(b"weights")
    path = written(tmp_path, solved())
    assert "but" not in in_terminal(path, capsys=capsys)[1]
    (tmp_path / name).write_bytes(b"weights")
    printed = in_terminal(path, capsys=capsys)[1]
    assert f"actor.pt is not in this folder: but {name} is. If that is" in printed


@pytest.mark.parametrize("name", ["lab.ipynb.txt", "lab.json", "lab"])
def test_a_notebook_under_a_name_that_is_not_taken(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "actor.pt").write_bytes(b"weights")
    path = written(tmp_path, solved()).rename(tmp_path / name)
    code, printed = in_terminal(path, capsys=capsys)
    assert code == 1 and f"- {name} does not end with .ipynb, so it is not taken" in printed


def test_nothing_of_a_students_reaches_the_terminal_as_a_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = solved()
    book.cells.insert(1, code("x, y = '\x1b[2J\u202e', np"))
    book.cells.insert(1, code("'\x1b]0;title\x07', np"))
    printed = in_terminal(written(tmp_path, book), capsys=capsys)[1]
    assert printed.count("uses `np`") == 2
    book.metadata.course["assignment"] = "\x1b[31mred"
    printed += in_terminal(written(tmp_path, book), capsys=capsys)[1]
    assert not {"\x1b", "\x07", "\u202e"} & set(printed)


HEAVY = {
    "many cells": [code(f"def f{n}(): pass") for n in range(1_800)],
    "a long cell": [code("x = 1\n" * 2_000_000)],
    "a long sum": [code("x = " + "1 + " * 40_000 + "1")],
    "deep brackets": [code("x = " + "(" * 50_000)],
    "deep blocks": [code("\n".join(f"{' ' * n}if x:" for n in range(500)))],
}


@pytest.mark.parametrize("what", HEAVY)
def test_heavy_notebooks_take_seconds(
    what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "actor.pt").write_bytes(b"weights")
    book = solved()
    book.cells[3:3] = HEAVY[what]
    path = tmp_path / "lab.ipynb"
    path.write_text(json.dumps(lost(book)))
    begin = time.process_time()
    assert in_terminal(path, capsys=capsys)[0] in (0, 1)
    assert time.process_time() - begin < 10


def test_more_cells_than_are_taken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = solved()
    book.cells += [code("1")] * 2_000
    path = tmp_path / "lab.ipynb"
    path.write_text(json.dumps(book))
    assert "has more than 2,000 cells" in in_terminal(path, capsys=capsys)[1]


def test_the_bounds_are_those_of_grading() -> None:
    assert reading.MAX_BYTES == notebooks.MAX_BYTES
    assert reading.MAX_CELLS == notebooks.MAX_CELLS
    assert Collect().max_file_bytes == files.MAX_BYTES


# ---- in a terminal


def in_terminal(*paths: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    code = terminal.check_files(paths, FORMS)
    return code, capsys.readouterr().out


def test_a_notebook_that_is_ready_and_one_that_is_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "actor.pt").write_bytes(b"weights")
    path = written(tmp_path, solved())
    ready = in_terminal(path, capsys=capsys)
    assert ready == (
        0,
        "Ready to hand in (as last saved, just now), by its form: lab.ipynb and actor.pt. "
        "Nothing was graded.\n",
    )
    assert in_terminal(tmp_path, capsys=capsys) == ready
    code, printed = in_terminal(written(tmp_path, released()), capsys=capsys)
    assert code == 1 and printed.startswith("- double: not solved yet.\n")
    assert printed.endswith("Not ready yet: see above.\n")


def test_a_file_alone_and_beside(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "far").mkdir()
    agent = tmp_path / "far" / "ada__actor.pt"
    agent.write_bytes(b"")
    code, printed = in_terminal(agent, capsys=capsys)
    assert code == 1 and printed.startswith("- actor.pt is empty")
    agent = agent.rename(tmp_path / "far" / "actor.pt")
    agent.write_bytes(b"weights")
    assert in_terminal(written(tmp_path, solved()), agent, capsys=capsys)[0] == 0


WRONG = {
    b"": "is empty: save the notebook again.",
    b"%PDF-1.7 ...": "is not a notebook but a PDF. Hand in the .ipynb file itself.",
    b"PK\x03\x04...": "is not a notebook but a zip file. Hand in the .ipynb file itself.",
    b"<!DOCTYPE html>": "is not a notebook but a web page. Hand in the .ipynb file itself.",
    b"https://colab.research.google.com/drive/1": "is not a notebook but a link.",
    b'{"cells": [': "is damaged: it cannot be read as it is. Save or download it again",
    '\ufeff{"cells": []}'.encode("utf-16-le"): "is damaged: it cannot be read as it is.",
    b'{"a": 1}': "is not a notebook. Hand in the .ipynb file itself.",
    b'{"nbformat": 4, "cells": []}': "has no cells: is it the right file?",
    b'{"nbformat": 99, "cells": []}': "has a format that cannot be read (99)",
    b'{"nbformat": 4, "cells": [5, {}, {"source": [1]}]}': "is the notebook of none of the",
    b"\xff\xfe\x00": "is not a notebook.",
    b"[" * 100_000: "is not a notebook.",
}


@pytest.mark.parametrize("data", WRONG, ids=lambda data: data[:12].decode("latin-1"))
def test_what_is_no_notebook(
    data: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "mine.ipynb"
    path.write_bytes(data)
    code, printed = in_terminal(path, capsys=capsys)
    assert code > 0 and f"mine.ipynb {WRONG[data]}" in printed


def test_a_file_that_is_not_there_and_a_folder_of_several(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, printed = in_terminal(tmp_path / "gone.ipynb", capsys=capsys)
    assert code == 2
    assert printed.startswith("- Cannot look into gone.ipynb: No such file or directory.\n")
    written(tmp_path, solved(), "a.ipynb")
    written(tmp_path, solved(), "b.ipynb")
    assert "holds 2 notebooks" in in_terminal(tmp_path, capsys=capsys)[1]


def test_the_assignment_is_found_by_its_cells_where_the_metadata_are_lost(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "actor.pt").write_bytes(b"weights")
    path = written(tmp_path, lost(solved()), "homework.ipynb")
    code, printed = in_terminal(path, capsys=capsys)
    assert code == 0 and "The notebook is named homework.ipynb. Rename it to lab.ipynb." in printed


def test_a_notebook_of_an_old_format(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "actor.pt").write_bytes(b"weights")
    content = json.loads(written(tmp_path, solved()).read_text())
    cells = [{**cell, "id": None} for cell in content["cells"]]
    path = tmp_path / "lab.ipynb"
    path.write_text(json.dumps({**content, "cells": cells, "nbformat_minor": 0}))
    assert in_terminal(path, capsys=capsys)[0] == 0
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert in_terminal(path, capsys=capsys)[0] == 0


def test_never_more_than_a_screen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = released()
    for number in range(40):
        book.cells.insert(1, code(f"x{number} = np.zeros({number}), {'y' * 900}"))
    printed = in_terminal(written(tmp_path, book), capsys=capsys)[1]
    assert len(printed.splitlines()) <= 22
    assert max(map(len, printed.splitlines())) <= 310
    assert "more." in printed


def test_many_open_exercises_are_one_sentence_and_hide_nothing() -> None:
    names = [f"exercise{n}" for n in range(20)]
    problems = [f"{name}: not solved yet." for name in names]
    others = ["q: not answered yet.", "actor.pt is not in this folder: make it."]
    assert lines(Report([*problems, *others])) == [
        f"- Not solved yet: {', '.join(names)}.",
        *(f"- {other}" for other in others),
        "Not ready yet: see above.",
    ]
    assert lines(Report(problems[:3]))[:3] == [f"- {text}" for text in problems[:3]]


def test_without_any_form_there_is_one_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(terminal, "packed_forms", dict)
    assert terminal.main(["lab.ipynb"]) == 2
    assert "install it from the students' repository" in capsys.readouterr().out
