"""The audit from the sources to the exit code, through the real pipeline."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from small_course import small_course, write_files

from grading.audit.report import Progress
from grading.audit.whole import Submission, corpus_folder, hand_in, run_audit
from grading.corpus import CorpusError
from grading.course import Course, CourseError


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    return small_course(tmp_path_factory.mktemp("course"), "c.EngineSettings.cell_seconds = 2\n")


@pytest.fixture(scope="module")
def told() -> list[int]:
    """What the progress bar of the audit was told."""
    return []


@pytest.fixture(scope="module")
def audited(
    course: Course, told: list[int], tmp_path_factory: pytest.TempPathFactory
) -> tuple[int, dict]:
    """Exit code and report of one audit that meets everything at once."""
    report = tmp_path_factory.mktemp("report") / "audit.json"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Progress, "start", lambda self, total: told.append(total))
        patch.setattr(Progress, "tick", lambda self: told.append(1))
        code = run_audit(course, [], None, report, mutants=False, workers=2)
    (content,) = json.loads(report.read_text())
    return code, content


def test_what_slips_through_fails_the_audit(audited: tuple[int, dict]) -> None:
    code, content = audited
    faults = {row["student"]: row["faults"] for row in content["answers"] if row["faults"]}
    assert code == 1 and not content["passed"]
    assert set(faults) == {
        "reference",
        "double--wrong_not_at_all",
        "double--wrong_loop",
        "saved--right_stray",
        "saved--wrong_script",
    }
    assert faults["double--wrong_not_at_all"] == ["slips through with 2 of 2"]
    assert "only because it was stopped" in faults["double--wrong_loop"][0]
    assert "wrong_script.py fails: ValueError: no" in faults["saved--wrong_script"][0]


def test_a_right_answer_that_is_noted_fails_the_audit(audited: tuple[int, dict]) -> None:
    rows = {row["student"]: row for row in audited[1]["answers"]}
    (fault,) = rows["saved--right_stray"]["faults"]
    assert fault == "noted for the instructor: The file notes.txt was left out."
    assert rows["saved--right_stray"]["points"] == 4


def test_a_right_answer_that_leaves_a_process_running_passes(audited: tuple[int, dict]) -> None:
    rows = {row["student"]: row for row in audited[1]["answers"]}
    assert rows["quadruple--right_waits"]["points"] == 3
    assert rows["quadruple--right_waits"]["passed"]


def test_every_notebook_is_graded(audited: tuple[int, dict]) -> None:
    rows = {row["student"]: row for row in audited[1]["answers"]}
    assert len(rows) == 11
    assert (rows["reference"]["points"], rows["reference"]["max_points"]) == (9, 10)
    assert rows["untouched"]["points"] == 0
    assert rows["double--wrong_adds"]["message"] == "double(3): expected 6, got 5."
    assert rows["quadruple--right_product"]["points"] == 3
    assert rows["saved--wrong_nothing"]["points"] == 0
    assert rows["saved--wrong_half"]["points"] == 2


def test_the_matrix_is_diagonal(audited: tuple[int, dict]) -> None:
    rows = [row for row in audited[1]["answers"] if row["role"] == "wrong" and row["losses"]]
    assert len(rows) == 4
    assert all(row["losses"] == [row["exercise"]] for row in rows)


def test_a_reference_that_fails_is_not_held_against_the_answers(
    audited: tuple[int, dict],
) -> None:
    rows = {row["student"]: row for row in audited[1]["answers"]}
    assert rows["reference"]["faults"] == [
        "broken: 0 of 1: answer: expected 42, got 41.",
        "until that is repaired, no answers are judged: broken",
    ]
    assert "broken--wrong_forty" not in rows
    assert rows["quadruple--right_product"]["losses"] == []


def test_quick_judges_each_answer_by_its_own_test(course: Course, tmp_path: Path) -> None:
    answers = {
        "wrong_adds": "# Adds two.\n# says: expected 6\ndef double(x):\n    return x + 2\n",
        "wrong_promise": "# Adds.\n# says: twice\ndef double(x):\n    return x + 2\n",
        "wrong_slips": "# Right after all.\ndef double(x):\n    return 2 * x\n",
        "wrong_loop": "# Never ends.\ndef double(x):\n    while True:\n        pass\n",
        "wrong_unsolved": "# As it was released.\nraise NotImplementedError\n",
        "right_sum": "# Adds x to itself.\ndef double(x):\n    return x + x\n",
        "right_fork": "# Leaves a process.\nimport subprocess\nsubprocess.Popen(['sleep', '60'])\n"
        "def double(x):\n    return x + x\n",
    }
    write_files(tmp_path, {f"tiny/double/{name}.py": text for name, text in answers.items()})
    report = tmp_path / "audit.json"
    code = run_audit(course, ["tiny"], tmp_path, report, workers=2, quick=True)
    (content,) = json.loads(report.read_text())
    faults = {row["student"]: row["faults"] for row in content["answers"] if row["faults"]}
    assert code == 1 and len(content["answers"]) == len(answers)
    assert set(faults) == {
        f"double--{name}" for name in ("wrong_promise", "wrong_slips", "wrong_loop")
    }
    assert faults["double--wrong_slips"] == ["slips through with 2 of 2"]
    assert "does not say 'twice'" in faults["double--wrong_promise"][0]
    assert "only because it was stopped" in faults["double--wrong_loop"][0]
    messages = {row["student"]: row["message"] for row in content["answers"]}
    assert messages["double--wrong_adds"] == "double(3): expected 6, got 5."
    assert messages["double--wrong_unsolved"] == "Not solved yet."


def test_progress_is_told_after_each_notebook(audited: tuple[int, dict], told: list[int]) -> None:
    assert told == [12, *[1] * 12]


def test_no_trace_is_left_in_the_course(audited: tuple[int, dict], course: Course) -> None:
    assert {path.name for path in course.root.iterdir()} == {
        "nbgrader_config.py",
        "source",
        "tests",
    }


def test_the_own_corpus_must_be_large_enough(audited: tuple[int, dict]) -> None:
    small = audited[1]["too_small"]
    assert set(small) == {"double", "quadruple", "saved", "broken"}
    assert "3 wrong and 0 right answers" in small["double"]


def test_corpus_errors_come_before_any_grading(course: Course, tmp_path: Path) -> None:
    write_files(tmp_path, {"tiny/double/wrong_x.py": "x = 1\n"})
    with pytest.raises(CorpusError, match="first line must be a comment"):
        run_audit(course, ["tiny"], tmp_path)
    with pytest.raises(CourseError, match="no assignment 'huge'"):
        run_audit(course, ["huge"])


def test_corpus_folder(course: Course, tmp_path: Path) -> None:
    assert corpus_folder(course, "tiny", None, alone=True) == (
        course.root / "tests" / "corpus" / "tiny"
    )
    assert corpus_folder(course, "tiny", tmp_path, alone=True) == tmp_path
    assert corpus_folder(course, "tiny", tmp_path, alone=False) == tmp_path / "tiny"
    (tmp_path / "tiny").mkdir()
    assert corpus_folder(course, "tiny", tmp_path, alone=True) == tmp_path / "tiny"
    with pytest.raises(CourseError, match="There is no folder"):
        corpus_folder(course, "tiny", tmp_path / "nowhere", alone=True)


def test_a_script_that_fails_is_named(tmp_path: Path) -> None:
    script = tmp_path / "right_good.py"
    script.write_text("raise ValueError('no')\n")
    with pytest.raises(CourseError, match=r"right_good\.py fails: ValueError: no"):
        hand_in(Submission("s", "{}", script=str(script)), tmp_path / "s", "tiny")


def test_a_script_hands_in_what_it_writes(tmp_path: Path) -> None:
    given = write_files(tmp_path / "given", {"same.txt": "1", "changed.txt": "1", "gone.txt": "1"})
    script = tmp_path / "right_good.py"
    script.write_text(
        "from pathlib import Path\n"
        "Path('changed.txt').write_text(Path('same.txt').read_text() + '2')\n"
        "Path('new.txt').write_text('3')\n"
        "Path('gone.txt').unlink()\n"
    )
    hand_in(Submission("s", "{}", str(given), str(script)), tmp_path / "s", "tiny")
    handed_in = {path.name: path.read_text() for path in (tmp_path / "s").iterdir()}
    assert handed_in == {"changed.txt": "12", "new.txt": "3", "tiny.ipynb": "{}"}
