"""The attacks: what a file holds, and that an attack which gains or harms fails the audit."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_course import small_notebook, write_files
from tinycourse import make_course

from grading.audit.attacks import AttackVerdict, attacked, attacks_on, read_attacks, run_attacks
from grading.audit.corpus import CorpusError
from grading.course import Course

ROOT = Path(__file__).parents[2]
HEAD = "# A trick.\n# exercise: double\n"

ATTACKS = {
    "gains.py": f"{HEAD}# plain: planted, it is right\ndef double(x):\n    return 2 * x\n",
    "hidden.py": f"{HEAD}# flagged: a text that nobody writes\ndef double(x):\n    return 0\n",
    "frames.py": f"""{HEAD}# flagged: frames or functions of the grader
import sys


def double(x):
    sys._getframe().f_back.f_globals.clear()
""",
    "replaced.py": f"""{HEAD}# flagged: builtins.all was replaced
import builtins

builtins.all = lambda values: True


def double(x):
    return 0
""",
    "harms.py": f"""{HEAD}# plain: planted, it breaks what another exercise has solved
def double(x):
    return 0
# --- cell quadruple
def quadruple(x):
    return 0
""",
}


def sound_notebook():
    """The small course without the exercise whose solution is wrong."""
    notebook = small_notebook()
    ids = [cell.metadata.nbgrader.grade_id for cell in notebook.cells]
    keep = [i for i, name in enumerate(ids) if "broken" not in name]
    notebook.cells = [notebook.cells[i] for i in keep]
    return notebook


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, AttackVerdict]:
    course = make_course(tmp_path_factory.mktemp("attacked"), sound_notebook())
    write_files(course.root / "tests" / "attacks" / "tiny", ATTACKS)
    write_files(course.root / "tests" / "corpus" / "tiny", {"reference/actor.pt": "4.0"})
    report = run_attacks(course, "tiny")
    assert not report.passed
    return {verdict.attack: verdict for verdict in report.verdicts}


def test_a_gain_is_a_fault(verdicts: dict[str, AttackVerdict]) -> None:
    assert verdicts["gains"].faults == ["gains 2 of 2 points"]


def test_what_nobody_reads_is_a_fault(verdicts: dict[str, AttackVerdict]) -> None:
    assert verdicts["hidden"].faults == ["nobody reads 'a text that nobody writes'"]


def test_harm_to_another_exercise_is_a_fault(verdicts: dict[str, AttackVerdict]) -> None:
    (fault,) = verdicts["harms"].faults
    assert fault.startswith("quadruple loses points: 0 of 3")


@pytest.mark.parametrize("name", ["frames", "replaced"])
def test_a_flagged_failure_passes(verdicts: dict[str, AttackVerdict], name: str) -> None:
    assert verdicts[name].passed, verdicts[name].faults
    assert verdicts[name].points == 0


def test_reads_all_parts(tmp_path: Path) -> None:
    text = f"""{HEAD}# flagged: this | that
answer = 1
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
    assert (attack.flagged, attack.answer) == (("this", "that"), "answer = 1")
    assert (attack.cells, attack.added) == ({"other": "other = 2\n"}, "added = 3\n")
    assert (attack.files, attack.script) == ({"json.py": b"4\n"}, "script = 5\n")


@pytest.mark.parametrize(
    "head", ["", "# exercise: double\n", "# exercise: double\n# plain: a\n# flagged: b\n"]
)
def test_a_head_that_lacks_something_is_an_error(tmp_path: Path, head: str) -> None:
    (tmp_path / "trick.py").write_text(f"# A trick.\n{head}x = 1\n")
    with pytest.raises(CorpusError, match="trick.py"):
        read_attacks(tmp_path, {"double"})


def test_an_attack_on_an_unknown_exercise_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "trick.py").write_text(f"{HEAD}# plain: why\nx = 1\n")
    with pytest.raises(CorpusError, match="trick.py: there is no exercise 'double'"):
        read_attacks(tmp_path, {"halve"})


def test_only_assignments_with_attacks_are_attacked(tmp_path: Path) -> None:
    course = make_course(tmp_path, sound_notebook())
    assert attacked(course) == []
    with pytest.raises(CorpusError, match="There is no attack in .*tiny"):
        run_attacks(course, "tiny")
    write_files(course.root / "tests" / "attacks" / "tiny", ATTACKS)
    assert attacked(course) == ["tiny"]


def test_the_courses_own_attacks() -> None:
    course = Course.at(ROOT)
    assert attacked(course) == ["ddpg_lunarlander"]
    attacks = attacks_on(course, "ddpg_lunarlander")
    assert len(attacks) >= 45
    assert sum(bool(attack.flagged) for attack in attacks) > len(attacks) / 2
