"""What of a submission is run for each exercise, and from whom it comes."""

from __future__ import annotations

import copy

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook
from tinycourse import cell, find

from grading.engine.jobs import Cell, DrillCall, Job, Limits, Trial
from grading.engine.plan import Plan, drill_called

STUB = "# YOUR CODE HERE\nraise NotImplementedError"
DOUBLE = "def double(x):\n    return x * two"
AGENT = "class Agent:\n    def act(self, x):\n        return double(x)"
SOURCE = [
    cell("code", "%matplotlib inline\nimport math", "imports"),
    cell("code", "two = 2", "config"),
    cell("code", f"### BEGIN SOLUTION\n{DOUBLE}\n### END SOLUTION", "double", solution=True),
    cell("code", "assert double(3) == 6", "test_double", points=2),
    cell("code", "for agent in range(10**9): double(agent)", "training"),
    cell("code", AGENT, "agent", solution=True),
    cell("code", "assert Agent().act(math.floor(3.5)) == 6", "test_agent", points=3),
    cell("code", "assert open('actor.pt').read() == str(Agent().act(2))", "test_saved", points=1),
    cell("markdown", "Twice.", "q_why", points=1, solution=True),
]


def source(*between: NotebookNode) -> NotebookNode:
    """The instructor's notebook, with further cells before the first exercise."""
    return copy.deepcopy(new_notebook(cells=[*SOURCE[:2], *between, *SOURCE[2:]]))


def release(book: NotebookNode) -> NotebookNode:
    """What students get of it."""
    released = copy.deepcopy(book)
    for name in ("double", "agent"):
        find(released, name).source = STUB
    return released


def submission(book: NotebookNode | None = None, **answers: str) -> NotebookNode:
    """The notebook with these answers in place of the solutions."""
    book = copy.deepcopy(book or source())
    for name, text in answers.items():
        find(book, name).source = text
    return book


def plan(book: NotebookNode | None = None) -> Plan:
    book = book or source()
    return Plan(book, release(book))


def alone(book: NotebookNode, exercise: str, of: Plan | None = None) -> Trial:
    """What is run for an exercise on its own merits."""
    (task,) = (of or plan()).job(book, only=[exercise]).tasks
    return task.alone


def sources(trial: Trial) -> list[str]:
    return [cell.source for cell in trial.cells]


def test_a_trial_holds_the_cells_its_test_needs_and_the_test() -> None:
    trial = alone(submission(double="def double(x):\n    return two + x"), "double")
    assert trial.cells == (
        Cell("config", "two = 2", "given"),
        Cell("double", "def double(x):\n    return two + x", "student"),
    )
    assert (trial.test, trial.drill, trial.max_points) == ("assert double(3) == 6", None, 2.0)


def test_names_are_followed_through_other_cells() -> None:
    make, two = new_code_cell("def make():\n    return 2"), new_code_cell("two = make()")
    assert sources(alone(source(make, two), "double"))[:-1] == ["two = 2", make.source, two.source]
    assert sources(alone(source(two, make), "double"))[:-1] == ["two = 2", two.source]


def test_a_cell_that_changes_an_object_is_needed_like_the_one_that_makes_it() -> None:
    book = source(
        new_code_cell("config = {}"), new_code_cell("config['by'] = 2"), new_code_cell("other = 1")
    )
    answer = "def double(x):\n    return x * config['by']"
    assert sources(alone(submission(book, double=answer), "double")) == [
        *("config = {}", "config['by'] = 2"),
        answer,
    ]


def test_names_that_the_test_binds_itself_need_no_cell() -> None:
    book = source(new_code_cell("agent = 1"))
    find(book, "test_double").source = "for agent in [1]:\n    assert double(agent)"
    assert "agent = 1" not in sources(alone(book, "double"))


def test_other_exercises_are_as_the_reference_solves_them() -> None:
    trial = alone(submission(double="def double(x):\n    return 0"), "agent")
    kinds = {cell.name: cell.kind for cell in trial.cells}
    assert kinds == {
        "imports": "given",
        "config": "given",
        "double": "reference",
        "agent": "student",
    }
    assert Cell("double", DOUBLE, "reference") in trial.cells


def test_a_helper_in_another_exercises_cell_is_there_too_after_the_reference() -> None:
    own = "def helper(x):\n    return x\n\ndef double(x):\n    return 0"
    agent = AGENT.replace("double(x)", "double(helper(x))")
    trial = alone(submission(double=own, agent=agent), "agent")
    assert [(cell.kind, cell.source) for cell in trial.cells][-3:] == [
        ("student", own),
        ("reference", DOUBLE),
        ("student", agent),
    ]
    without = alone(submission(double=own), "agent")
    assert own not in sources(without)


def test_an_answer_that_is_a_file_is_tested_with_others_as_the_reference_solves_them() -> None:
    trial = alone(submission(agent="class Agent:\n    pass"), "saved")
    assert [cell.name for cell in trial.cells] == ["config", "double", "agent"]
    assert trial.holds_reference and trial.cells[-1].source == AGENT
    assert not plan().is_untouched(submission(), "saved")


def test_what_fails_alone_is_tried_in_the_notebook_as_handed_in() -> None:
    book = submission(source(new_code_cell("import helpers")), double="def double(x): return 0")
    (task,) = plan().job(book, only=["agent"]).tasks
    assert [cell.name for cell in task.whole.cells] == ["imports", "config", "", "double", "agent"]
    assert [cell.kind for cell in task.whole.cells] == [
        *("given", "given", "student", "student", "student")
    ]
    assert "def double(x): return 0" in sources(task.whole)
    assert task.whole.test == task.alone.test


def test_where_both_are_the_same_there_is_one_try() -> None:
    book = new_notebook(cells=[SOURCE[1], *SOURCE[2:4]])
    released = copy.deepcopy(book)
    find(released, "double").source = STUB
    (task,) = Plan(book, released).job(book).tasks
    assert task.whole is None


@pytest.mark.parametrize("name", ["training", "test_double"])
def test_what_no_test_needs_is_never_run(name: str) -> None:
    (task,) = plan().job(submission(), only=["agent"]).tasks
    for trial in (task.alone, task.whole):
        assert name not in [cell.name for cell in trial.cells]


def test_no_exercise_gets_names_from_the_test_of_another() -> None:
    book = source()
    find(book, "test_double").source = "two = 3\nassert double(3) == 9"
    (task,) = plan(book).job(book, only=["agent"]).tasks
    assert not [
        text for trial in (task.alone, task.whole) for text in sources(trial) if "3" in text
    ]


def test_an_exercise_that_was_not_begun_is_left_out() -> None:
    def names(**answers: str) -> list[str]:
        return [task.alone.exercise for task in plan().job(submission(**answers)).tasks]

    assert names() == ["double", "agent", "saved"]
    assert names(double=STUB) == ["agent", "saved"]
    assert names(double=f"\n{STUB}  \n", agent=STUB) == ["saved"]
    assert plan().is_untouched(submission(double=STUB), "double")
    assert not plan().is_untouched(submission(double=STUB + "\nx = 1"), "double")


def test_only_some_exercises_in_the_order_of_the_notebook() -> None:
    job = plan().job(submission(), {"actor.pt": b"4"}, Limits(cell_s=7), only=["saved", "double"])
    assert [task.alone.exercise for task in job.tasks] == ["double", "saved"]
    assert (job.files, job.limits.cell_s) == ({"actor.pt": b"4"}, 7)
    assert [task.alone.exercise for task in plan().reference_job().tasks] == [
        *("double", "agent", "saved")
    ]


@pytest.mark.parametrize(
    "broken",
    ["def double(:\n    pass", "x = 'open", "return double", "\x00", "(" * 300 + ")" * 300],
)
def test_a_cell_that_does_not_compile_costs_its_own_exercise(broken: str) -> None:
    book = submission(double=broken)
    assert sources(alone(book, "double")) == [broken]
    assert alone(book, "agent") == alone(submission(double="pass"), "agent")


def test_magics_and_shell_commands_are_read_like_code() -> None:
    magic = new_code_cell("!pip install helpers\n%time two = 3\nthree = 3")
    book = submission(source(magic), double="def double(x):\n    return x * two * three")
    assert magic.source in sources(alone(book, "double"))
    assert sources(alone(source(), "agent"))[0] == "%matplotlib inline\nimport math"


@pytest.mark.parametrize("line", ["math.floor = print", "import math", "Agent = None"])
def test_another_exercises_cell_is_left_out_unless_it_makes_what_nobody_else_does(
    line: str,
) -> None:
    answers = {"double": f"import math\n{DOUBLE}\n{line}"}
    names = [cell.name for cell in alone(submission(**answers), "agent").cells]
    assert names == (
        ["imports", "config", "double as handed in", "double", "agent"]
        if line == "Agent = None"
        else ["imports", "config", "double", "agent"]
    )


# ---- drills -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("test", "called"),
    [
        ("check.double(double)", ("double", ("double",))),
        ("check.double(double)\ncheck.double(double, hidden=True)", ("double", ("double",))),
        ("# Twice.\ncheck.agent(Agent, double)", ("agent", ("Agent", "double"))),
        ("check.trained_agent()", ("trained_agent", ())),
        ("", None),
        ("assert double(3) == 6", None),
        ("check.double(double)\nassert double(3) == 6", None),
        ("check.double(double)\ncheck.agent(double)", None),
        ("check.double(double)\ncheck.double(Agent)", None),
        ("check.double(double(3))", None),
        ("check.double(double, loud=True)", None),
        ("check.double(*double)", None),
        ("test.double(double)", None),
        ("check.double.all(double)", None),
        ("double(check)", None),
        ("x = check.double(double)", None),
        ("check.double(", None),
    ],
)
def test_a_cell_that_calls_one_drill_is_told_from_all_others(test: str, called: object) -> None:
    assert drill_called(test) == called


def test_a_trial_names_its_drill_with_the_hidden_cases() -> None:
    book = source()
    find(book, "test_double").source = "check.double(double)\ncheck.double(double, hidden=True)"
    cases = {"double": [{"seed": 3, "x": 1}], "agent": [{"seed": 4}]}
    drilled = Plan(book, release(book), "a_lab", cases)
    trial = alone(submission(book, double="def double(x):\n    return 7"), "double", drilled)
    assert trial.drill == DrillCall("a_lab", "double", ("double",), ({"seed": 3, "x": 1},))
    assert [cell.name for cell in trial.cells] == ["double"]
    assert alone(book, "agent", drilled).drill is None
    job = drilled.job(book)
    assert Job.from_bytes(job.to_bytes()) == job


def test_what_is_accepted_is_run_beside_the_reference() -> None:
    book = source()
    other = "def double(x):\n    return x + x"
    both = Plan(book, release(book), accepted=[("double", other), ("gone", "x = 1")])
    tasks = both.reference_job().tasks
    assert [task.alone.exercise for task in tasks] == ["double", "agent", "saved", "double"]
    assert tasks[-1].alone.cells[-1] == Cell("double", other, "student")
    assert [task.alone.exercise for task in both.reference_job(["agent"]).tasks] == ["agent"]
