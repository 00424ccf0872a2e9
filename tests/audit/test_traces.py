"""From the corpus to what a student with the same mistake reads, in a notebook and when graded."""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from drilledcourse import (
    BY_HAND,
    CLIPPED,
    CORPUS,
    HIDDEN,
    LAB,
    NO_LOSS,
    PLAIN,
    SUM,
    changed,
    drilled_course,
)
from tinycourse import REPOSITORY

from course_lib.drilling import checks
from course_lib.drilling.mistakes import Mistake, behave_alike
from grading.audit import traces
from grading.audit.traces import drilled, is_stale, mistakes_of, read_traces, write_traces
from grading.authoring.release import release
from grading.authoring.solving import solve
from grading.corpus import Answer
from grading.course import Course
from grading.drills import corpus_of
from grading.engine.jobs import STOPPED, Outcome
from grading.marking.autograde import autograde
from grading.marking.batch import Batch
from grading.marking.diagnosis import read_diagnosis
from grading.marking.execute import read_plan
from grading.returning.results import SubmissionResult, read_results

torch = pytest.importorskip("torch")


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("installed") / f"{LAB}.json"


@pytest.fixture(scope="module")
def told() -> list[int]:
    """What the progress bar was told."""
    return []


@pytest.fixture(scope="module")
def course(
    tmp_path_factory: pytest.TempPathFactory, public: Path, told: list[int]
) -> Iterator[Course]:
    """A released course whose traces are written; the installed file lies elsewhere."""
    course = drilled_course(tmp_path_factory.mktemp("drilled") / "course")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(traces, "public_file", lambda assignment: public)
        release(course, LAB)
        assert is_stale(course, LAB)
        write_traces(course, LAB, 1, told.append, lambda: told.append(1))
        yield course


@pytest.fixture
def private(course: Course) -> dict:
    file = corpus_of(course.directory(), LAB) / "traces.json.gz"
    return json.loads(gzip.decompress(file.read_bytes()))


def test_progress_is_told_for_each_wrong_answer(course: Course, told: list[int]) -> None:
    wrong = sum(name.startswith("wrong_") for name in CORPUS)
    assert told == [wrong, *[1] * wrong]


def test_both_exercises_are_drilled_and_the_hidden_cases_stay_here(course: Course) -> None:
    assert drilled(course, LAB) == ["critic", "update_critic"]
    assert {path.name for path in course.path("release", LAB).iterdir()} == {f"{LAB}.ipynb"}


def test_each_wrong_answer_with_a_sentence_leaves_its_trace(private: dict) -> None:
    known = {one["name"]: one for one in private["exercises"]["update_critic"]}
    assert set(known) == {"wrong_sum", "wrong_sum_again", "wrong_gamma", "wrong_clipped"}
    assert known["wrong_gamma"]["says"] == ["Is gamma missing?"]
    assert known["wrong_sum"]["trace"][0][:2] == ["case", 0]
    assert known["wrong_clipped"]["trace"][0][:2] == ["case", 3]
    assert behave_alike(known["wrong_sum"]["trace"], known["wrong_sum_again"]["trace"])
    assert not behave_alike(known["wrong_sum"]["trace"], known["wrong_gamma"]["trace"])


def test_what_is_installed_holds_the_visible_cases_and_each_mistake_once(public: Path) -> None:
    content = json.loads(public.read_text())["exercises"]
    assert {name: len(part["references"][0]) for name, part in content.items()} == {
        "critic": 2,
        "update_critic": 2,
    }
    mistakes = content["update_critic"]["mistakes"]
    assert [one["says"] for one in mistakes] == [
        ["Is gamma missing?"],
        ["Their mean is asked for."],
    ]
    assert all(set(one) == {"says", "trace"} for one in mistakes)
    assert content["critic"]["mistakes"] == []


def test_what_is_installed_holds_nothing_of_hidden_cases(course: Course, public: Path) -> None:
    text = public.read_text()
    plan = read_plan(course.directory(), LAB)
    with Batch(plan.reference_job(), True, 1) as batch:
        references = batch.references()
    hidden = [
        value[1] if isinstance(value := entry.get("value"), list) else repr(value)
        for name, (cases,) in references.items()
        for transcript in cases[-len(HIDDEN[name]) :]
        for entry in transcript
        if entry["kind"] in ("tensor", "float")
    ]
    assert len(hidden) > 30
    visible = [e["value"] for e in references["update_critic"][0][0] if e["kind"] == "float"]
    assert all(repr(value) in text for value in visible)
    assert [value for value in hidden if value in text] == []
    assert not [case["seed"] for cases in HIDDEN.values() for case in cases if str(case) in text]


def test_what_is_installed_gives_no_line_of_the_answer_away(public: Path) -> None:
    text = public.read_text()
    lines = [line.strip() for line in PLAIN.splitlines() if len(line.strip()) > 20]
    assert lines and not [line for line in lines if line in text]


# ---- up to date ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "changed_file",
    [
        f"tests/corpus/{LAB}/update_critic/wrong_sum.py",
        f"tests/corpus/{LAB}/update_critic/right_by_hand.py",
        f"source/{LAB}/hidden_cases.toml",
        f"source/{LAB}/{LAB}.ipynb",
    ],
)
def test_traces_are_out_of_date_when_what_they_are_made_from_changes(
    course: Course, changed_file: str
) -> None:
    assert not is_stale(course, LAB)
    path = course.root / changed_file
    before = path.read_bytes()
    path.write_bytes(before + b"\n")
    assert is_stale(course, LAB)
    path.write_bytes(before)
    assert not is_stale(course, LAB)


def test_traces_are_out_of_date_with_another_salt_and_without_the_installed_file(
    course: Course, public: Path, tmp_path: Path
) -> None:
    copied = Path(shutil.copytree(course.root, tmp_path / "course"))
    assert not is_stale(Course.at(copied), LAB)
    with (copied / "nbgrader_config.py").open("a") as file:
        file.write("\nc.Drills.salt = 'pepper'\n")
    assert is_stale(Course.at(copied), LAB)
    aside = public.rename(public.with_suffix(".aside"))
    assert is_stale(course, LAB)
    aside.rename(public)


def test_an_assignment_without_drills_has_no_traces(tiny_course: Course) -> None:
    assert drilled(tiny_course, "tiny") == []
    assert not is_stale(tiny_course, "tiny")


def test_the_repositorys_own_labs_are_drilled() -> None:
    course = Course.at(REPOSITORY)
    assert all(drilled(course, assignment) for assignment in course.assignments())


def test_an_audit_reads_what_is_there_and_else_works_it_out(
    course: Course, public: Path, private: dict, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*args: object) -> None:
        raise AssertionError("was run")

    monkeypatch.setattr(traces, "Batch", fails)
    assert read_traces(course, LAB) == private
    file = corpus_of(course.directory(), LAB) / "traces.json.gz"
    content = file.read_bytes()
    file.unlink()
    with pytest.raises(AssertionError, match="was run"):
        read_traces(course, LAB)
    monkeypatch.undo()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(traces, "public_file", lambda assignment: public.with_name("untouched"))
        assert json.loads(json.dumps(read_traces(course, LAB))) == private
    assert file.read_bytes() == content and not public.with_name("untouched").exists()


# ---- what a student reads -----------------------------------------------------------------------

FROZEN = "    critic.layers[0].bias.grad.zero_()\n    critic_optimizer.step()"
RELATED = SUM.replace("    critic_optimizer.step()", FROZEN)
"""The same mistake and another: no file of the corpus behaves like it to the end."""


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (SUM, "Their mean is asked for."),
        (RELATED, "Their mean is asked for."),
        (changed("return loss.item()", "return -loss.item()"), "The sign is the opposite one."),
    ],
    ids=["known", "begins alike", "unknown"],
)
def test_a_notebook_says_what_the_corpus_says(
    course: Course, public: Path, monkeypatch: pytest.MonkeyPatch, answer: str, says: str
) -> None:
    monkeypatch.setattr(checks, "known_file", lambda assignment: public)
    check = checks.Checks(LAB)
    names = {"torch": torch, "F": torch.nn.functional}
    exec(answer, names)
    with pytest.raises(checks.CheckFailed) as caught:
        check.update_critic(names["update_critic"])
    assert str(caught.value).startswith("update_critic (batch=3, obs_dim=2, ")
    assert str(caught.value).endswith(f" {says}")


@pytest.mark.parametrize("answer", [PLAIN, BY_HAND, CLIPPED], ids=["reference", "right", "hidden"])
def test_a_notebook_passes_what_is_right_in_the_visible_cases(
    course: Course,
    public: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    answer: str,
) -> None:
    monkeypatch.setattr(checks, "known_file", lambda assignment: public)
    names = {"torch": torch, "F": torch.nn.functional}
    exec(answer, names)
    checks.Checks(LAB).update_critic(names["update_critic"])
    assert capsys.readouterr().out.startswith("update_critic: passed. ")


@pytest.fixture(scope="module")
def results(course: Course) -> dict[str, SubmissionResult]:
    """Grades by student."""
    source = nbformat.read(course.notebook("source", LAB), as_version=4)
    released = nbformat.read(course.notebook("release", LAB), as_version=4)
    answers = {
        "right": BY_HAND,
        "sum": SUM,
        "related": RELATED,
        "clipped": CLIPPED,
        "silent": NO_LOSS,
        "unknown": changed("return loss.item()", "return -loss.item()"),
        "crash": changed("return loss.item()", "return loss.itm()"),
    }
    for student, answer in answers.items():
        folder = course.path("submitted", LAB, student)
        folder.mkdir(parents=True)
        book = solve(released, source, {"update_critic": answer})
        nbformat.write(book, folder / f"{LAB}.ipynb")
    nbformat.write(released, _submitted(course, "untouched"))
    autograde(course, LAB, progress=False)
    return {result.student: result for result in read_results(course, LAB)}


def _submitted(course: Course, student: str) -> Path:
    folder = course.path("submitted", LAB, student)
    folder.mkdir(parents=True)
    return folder / f"{LAB}.ipynb"


@pytest.mark.parametrize(
    ("student", "points", "says"),
    [
        ("right", 4, ""),
        ("sum", 0, " Their mean is asked for."),
        ("related", 0, " Their mean is asked for."),
        ("clipped", 0, " Nothing is clipped."),
        ("silent", 0, "."),
        ("unknown", 0, " The sign is the opposite one."),
        ("crash", 0, "has no attribute 'itm' (line 10, return loss.itm())."),
        ("untouched", 0, "Not solved yet."),
    ],
)
def test_a_graded_notebook_says_what_the_corpus_says(
    results: dict[str, SubmissionResult], student: str, points: float, says: str
) -> None:
    critic, update = results[student].exercises
    assert (update.exercise, update.points, update.reported) == ("update_critic", points, False)
    assert update.message.endswith(says) and bool(update.message) == bool(says)
    assert critic.points == (0 if student == "untouched" else 4)
    assert (results[student].status, results[student].notes) == ("graded", [])


def test_no_message_holds_a_seed_or_a_hidden_line(results: dict[str, SubmissionResult]) -> None:
    text = " ".join(each.message for one in results.values() for each in one.exercises)
    assert "seed" not in text and "hidden" not in text and "check." not in text


def test_without_traces_the_difference_is_told_alone(course: Course, tmp_path: Path) -> None:
    shutil.copytree(course.root, tmp_path / "course")
    copied = Course.at(tmp_path / "course")
    (corpus_of(copied.directory(), LAB) / "traces.json.gz").unlink()
    outcome = Outcome("update_critic", 0.0, "Different", "loss.", "The sign.", (["case", 0, 7],))
    diagnosis = read_diagnosis(copied.directory(), LAB)
    assert diagnosis.explained(outcome).message == "loss. The sign."
    own = read_diagnosis(course.directory(), LAB)
    mistakes = read_traces(course, LAB)["exercises"]["update_critic"]
    trace = tuple(next(one["trace"] for one in mistakes if one["name"] == "wrong_gamma"))
    known = own.explained(Outcome("update_critic", 0.0, "Different", "loss.", trace=trace))
    assert known.message == "loss. Is gamma missing?"
    other = own.explained(Outcome("critic", 0.0, "Different", "Q.", trace=trace))
    assert other.message == "Q."
    assert own.explained(Outcome("critic", 0.0, STOPPED, "It hung.")).message == "It hung."


# ---- by itself ----------------------------------------------------------------------------------


def answer(name: str, *says: str, exercise: str = "count") -> Answer:
    return Answer(exercise, name, "", "", Path(name), says)


def test_only_caught_mistakes_with_a_sentence_are_known() -> None:
    pairs = [
        (answer("wrong_one", "One."), Outcome("count", 0.0, trace=(["case", 0, 1],))),
        (answer("wrong_silent"), Outcome("count", 0.0, trace=(["case", 0, 2],))),
        (answer("wrong_stopped", "Stop."), Outcome("count", 0.0, STOPPED)),
        (answer("right_one", "Right."), Outcome("count", 0.0, trace=(["case", 0, 3],))),
        (answer("wrong_two", "Two.", exercise="other"), Outcome("other", 0.0, trace=(["x"],))),
    ]
    assert mistakes_of(*zip(*pairs, strict=True)) == {
        "count": [Mistake((["case", 0, 1],), ("One.",), "wrong_one")],
        "other": [Mistake((["x"],), ("Two.",), "wrong_two")],
    }


def test_a_trace_is_cut_where_the_hidden_cases_begin() -> None:
    trace = [["case", 0, 1], ["int", 1.0], ["case", 1, 2], ["int", 2.0], ["case", 2, 0], ["x"]]
    assert traces._begin(trace, 2) == trace[:4]
    assert traces._begin(trace, 1) == trace[:2]
    assert traces._begin(trace, 0) == []
    assert traces._begin(trace, 9) == trace


def test_twins_with_one_sentence_are_kept_once() -> None:
    one = [["case", 0, 1], ["int", 1.0]]
    later = [*one, ["case", 5, 0], ["int", 7.0]]
    known = [
        Mistake(one, ("One.",)),
        Mistake(later, ("One.",)),
        Mistake(one, ("Two.",)),
        Mistake([["case", 5, 0]], ("Hidden.",)),
        Mistake([["case", 0, 1], ["int", 2.0]], ("One.",)),
    ]
    kept = traces._without_twins(known, 2)
    assert [(one["says"], one["trace"][-1]) for one in kept] == [
        (("One.",), ["int", 1.0]),
        (("Two.",), ["int", 1.0]),
        (("One.",), ["int", 2.0]),
    ]
