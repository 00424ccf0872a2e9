"""The attacks: what a file holds, and that an attack which gains or harms fails the audit."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest
from small_course import small_notebook, write_files
from tinycourse import make_course

from grading.audit import attacks as attacks_module
from grading.audit.attacks import AttackVerdict, attacks_on, read_attacks, run_attacks
from grading.audit.whole import corpus_folder, run_audit
from grading.corpus import CorpusError
from grading.course import Course
from grading.engine.client import Engine

ROOT = Path(__file__).parents[2]
HEAD = "# A trick.\n# exercise: double\n"

ATTACKS = {
    "gains.py": f"{HEAD}def double(x):\n    return 2 * x\n",
    "gains_by_a_trick.py": f"""{HEAD}class Equal:
    def __eq__(self, other):
        return True


def double(x):
    return Equal()
""",
    "fails.py": f"{HEAD}def double(x):\n    return 0\n",
    "writes_for_itself.py": f"""{HEAD}import os

for number in os.listdir("/proc/self/fd"):
    if os.path.exists(f"/proc/self/fd/{{number}}") and "socket" in os.readlink(
        f"/proc/self/fd/{{number}}"
    ):
        os.write(int(number), b"\\x04\\x00\\x00\\x00full")
        os._exit(0)
""",
    "harms.py": f"""{HEAD}def double(x):
    return 0
# --- cell quadruple
def quadruple(x):
    return 0
""",
}
CHANGES = f"""{HEAD}open("@CANARY@/gradebook.db", "w").write("full marks")


def double(x):
    return 0
"""


def sound_notebook():
    """The small course without the exercise whose solution is wrong."""
    notebook = small_notebook()
    ids = [cell.metadata.nbgrader.grade_id for cell in notebook.cells]
    keep = [i for i, name in enumerate(ids) if "broken" not in name]
    notebook.cells = [notebook.cells[i] for i in keep]
    return notebook


def attacked(root: Path, attacks: dict[str, str]) -> dict[str, AttackVerdict]:
    """The verdicts on attacks on the small course, which fail together; by name."""
    course = make_course(root, sound_notebook())
    folder = write_files(course.root / "tests" / "attacks" / "tiny", attacks)
    write_files(course.root / "tests" / "corpus" / "tiny", {"reference/actor.pt": "4.0"})
    report = run_attacks(course, "tiny", folder)
    assert not report.passed
    return {verdict.attack: verdict for verdict in report.verdicts}


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, AttackVerdict]:
    return attacked(tmp_path_factory.mktemp("attacked"), ATTACKS)


@pytest.mark.parametrize("name", ["gains", "gains_by_a_trick"])
def test_a_gain_is_a_fault(verdicts: dict[str, AttackVerdict], name: str) -> None:
    """A test of plain asserts believes what the answer's process reports."""
    assert verdicts[name].faults == ["gains 2 of 2 points"]


def test_harm_to_another_exercise_is_a_fault(verdicts: dict[str, AttackVerdict]) -> None:
    (fault,) = verdicts["harms"].faults
    assert fault.startswith("quadruple loses points: 0 of 3")


def test_what_gains_nothing_passes(verdicts: dict[str, AttackVerdict]) -> None:
    verdict = verdicts["fails"]
    assert verdict.passed, verdict.faults
    assert (verdict.points, verdict.max_points) == (0, 2)
    assert (verdict.message, verdict.notes) == ("double(3): expected 6, got 0.", ())


def test_what_was_written_in_place_of_an_outcome_is_noted(
    verdicts: dict[str, AttackVerdict],
) -> None:
    verdict = verdicts["writes_for_itself"]
    assert verdict.passed and verdict.points == 0
    assert "wrote something else than a transcript" in verdict.notes[0]


def test_a_change_in_the_course_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a sandbox, the attack gets there."""
    open_engine = functools.partial(Engine, sandboxed=False)
    monkeypatch.setattr(attacks_module, "Engine", open_engine)
    verdict = attacked(tmp_path, {"changes.py": CHANGES})["changes"]
    assert verdict.faults == ["something in the course's folder was changed"]


def test_reads_all_parts(tmp_path: Path) -> None:
    text = f"""{HEAD}answer = 1
# --- cell other
other = 2
# --- added
added = 3
# --- file json.py
4
# --- script
script = 5
"""
    (tmp_path / "trick.py").write_text(text)
    (attack,) = read_attacks(tmp_path, {"double"})
    assert (attack.name, attack.what, attack.exercise) == ("trick", "A trick.", "double")
    assert attack.answer == "answer = 1"
    assert (attack.cells, attack.added) == ({"other": "other = 2\n"}, "added = 3\n")
    assert (attack.files, attack.script) == ({"json.py": b"4\n"}, "script = 5\n")


@pytest.mark.parametrize("head", ["", "# exercise: double\n# exercise: quadruple\n"])
def test_a_head_names_one_exercise(tmp_path: Path, head: str) -> None:
    (tmp_path / "trick.py").write_text(f"# A trick.\n{head}x = 1\n")
    with pytest.raises(CorpusError, match=r"trick\.py: its head needs one line"):
        read_attacks(tmp_path, {"double", "quadruple"})


def test_an_attack_on_an_unknown_exercise_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "trick.py").write_text(f"{HEAD}x = 1\n")
    with pytest.raises(CorpusError, match=r"trick\.py: there is no exercise 'double'"):
        read_attacks(tmp_path, {"halve"})


def test_where_there_is_no_attack_one_sentence_says_so(tmp_path: Path) -> None:
    course = make_course(tmp_path, sound_notebook())
    folder = corpus_folder(course, "tiny", None, alone=True, kind="attacks")
    assert folder == course.root / "tests" / "attacks" / "tiny"
    with pytest.raises(CorpusError, match=r"There is no attack in .*tiny"):
        run_attacks(course, "tiny", folder)
    with pytest.raises(CorpusError, match=r"There is no attack in .*tiny"):
        run_audit(course, [], attacks=True)


def test_the_courses_own_attacks() -> None:
    course = Course.at(ROOT)
    folders = sorted((ROOT / "tests" / "attacks").iterdir())
    assert folders
    for folder in folders:
        attacks = attacks_on(course, folder.name, folder)
        assert len(attacks) >= 45
        assert all(attack.what and attack.exercise for attack in attacks)
