"""Reading the corpus: what a file holds, and an error with its name for each that is unusable."""

from __future__ import annotations

from pathlib import Path

import pytest

from grading.corpus import CorpusError, read_corpus, too_small

EXERCISES = {"critic", "actor", "agent"}
HEAD = "# Sums.\n"
CODE = "x = 1\n"


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_reads_head_and_code(tmp_path: Path) -> None:
    write(
        tmp_path,
        "critic/wrong_sum.py",
        "# Sums instead of averaging.\n# says: A sum?\n# says: got 3\n"
        "# points: 1..2.5\n\n"
        "def critic():\n    return 1\n",
    )
    (answer,) = read_corpus(tmp_path, EXERCISES)
    assert (answer.exercise, answer.name) == ("critic", "wrong_sum")
    assert answer.student == "critic--wrong_sum"
    assert not answer.right
    assert answer.what == "Sums instead of averaging."
    assert answer.says == ("A sum?", "got 3")
    assert answer.points == (1.0, 2.5)
    assert answer.source == "def critic():\n    return 1"


def test_head_only_is_an_empty_answer(tmp_path: Path) -> None:
    write(tmp_path, "agent/wrong_nothing.py", "# Writes nothing.\n# points: 0\n")
    (answer,) = read_corpus(tmp_path, EXERCISES)
    assert (answer.source, answer.points) == ("", (0.0, 0.0))


def test_order_is_fixed_and_other_files_are_ignored(tmp_path: Path) -> None:
    for name in ("critic/wrong_b.py", "actor/right_a.py", "critic/right_c.py", "critic/wrong_a.py"):
        write(tmp_path, name, HEAD + CODE)
    write(tmp_path, "reference/ddpg_actor.pt", "weights")
    write(tmp_path, "critic/__pycache__/wrong_b.pyc", "")
    write(tmp_path, "survivors.toml", "")
    names = [answer.student for answer in read_corpus(tmp_path, EXERCISES)]
    assert names == ["actor--right_a", "critic--right_c", "critic--wrong_a", "critic--wrong_b"]


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("critic/wrong_x.py", CODE, "first line must be a comment"),
        ("critic/wrong_x.py", "# says: A sum?\n" + CODE, "first line must be a comment"),
        ("critic/wrong_x.py", "#\n" + CODE, "first line must be a comment"),
        ("critic/false_x.py", HEAD + CODE, "name must be wrong_"),
        ("critic/wrong_x.py", HEAD + "def f(:\n", "does not compile"),
        ("critic/wrong_x.py", HEAD + CODE + "# says: too late\n", "line 3: move"),
        ("critic/wrong_x.py", HEAD + "# says:\n" + CODE, "is empty"),
        ("critic/wrong_x.py", HEAD + "# points: few\n" + CODE, "write `# points: 3`"),
        ("critic/wrong_x.py", HEAD + "# points: 3..1\n" + CODE, "empty range"),
        ("critic/wrong_x.py", HEAD + "# points: 1\n# points: 2\n" + CODE, "twice"),
        ("boss/wrong_x.py", HEAD + CODE, "no exercise 'boss'"),
    ],
)
def test_errors_name_the_file(tmp_path: Path, name: str, text: str, reason: str) -> None:
    path = write(tmp_path, name, text)
    with pytest.raises(CorpusError) as caught:
        read_corpus(tmp_path, EXERCISES)
    assert reason in str(caught.value)
    assert path.parent.name in str(caught.value)


def test_all_errors_are_reported_at_once(tmp_path: Path) -> None:
    write(tmp_path, "critic/wrong_x.py", CODE)
    write(tmp_path, "actor/false.py", HEAD)
    with pytest.raises(CorpusError) as caught:
        read_corpus(tmp_path, EXERCISES)
    assert "wrong_x.py" in str(caught.value) and "false.py" in str(caught.value)


def test_no_corpus(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="There is no corpus in"):
        read_corpus(tmp_path / "nowhere", EXERCISES)


def test_too_small(tmp_path: Path) -> None:
    for kind, count in (("wrong", 6), ("right", 3)):
        for number in range(count):
            write(tmp_path, f"critic/{kind}_{number}.py", HEAD + CODE)
    write(tmp_path, "actor/wrong_x.py", HEAD + CODE)
    small = too_small(read_corpus(tmp_path, EXERCISES), sorted(EXERCISES))
    assert list(small) == ["actor", "agent"]
    assert "1 wrong and 0 right" in small["actor"]
