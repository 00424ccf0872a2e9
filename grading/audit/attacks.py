"""Attacks on the grader, each a file, and what came of each: it must gain nothing and harm nobody.

`tests/attacks/<assignment>/<name>.py` is the content of one solution cell, that of an exercise
which the attacker did not solve. Its head, and what else may stand in it:

    # What the trick is.
    # exercise: critic   what is attacked
    # --- cell actor     from here on, code below the reference solution of another exercise
    # --- added          code in a cell of the student's own, before the attacked exercise
    # --- file json.py   a text file beside the notebook
    # --- script         code that writes the handed-in files, starting from correct ones

Without code before the first of these marks, the attacked cell holds the reference solution (its
answer is a file).
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path

import psutil
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from grading.authoring.release import release
from grading.authoring.solving import exercises, solve
from grading.cells import grade_id, is_solution, is_test
from grading.corpus import REFERENCE, CorpusError, split_head
from grading.course import Course, copy_course, read_notebook
from grading.engine.client import Engine, WarmProcessDied
from grading.engine.jobs import Limits, Outcome
from grading.marking.execute import read_plan

LIMITS = Limits(cell_s=5, patience=2)
"""Short, so that attacks that hang end soon."""

_MARK = re.compile(r"^# --- (cell|added|file|script)\b *(.*)$\n?", re.MULTILINE)
_HEAD = re.compile(r"#\s*exercise:\s*(.+)")
_CANARY = "@CANARY@"
_OTHERS = 2
_TOLERANCE = 1e-6
_PATIENCE_S = 20.0


@dataclass(frozen=True)
class Attack:
    """One file.

    answer  the attacked solution cell, empty for the reference solution
    cells   by exercise, what is added to other solution cells
    """

    name: str
    what: str
    exercise: str
    answer: str
    cells: dict[str, str]
    added: str
    files: dict[str, bytes]
    script: str


@dataclass(frozen=True)
class AttackVerdict:
    """What came of one attack.

    message  what its author reads
    notes    what the instructor reads
    faults   fail the audit
    """

    attack: str
    what: str
    exercise: str
    points: float
    max_points: float
    message: str
    notes: tuple[str, ...]
    faults: list[str] = field(default_factory=list)

    @property
    def passed(self) -> bool:
        return not self.faults


@dataclass(frozen=True)
class AttackReport:
    """The outcome for one assignment."""

    assignment: str
    verdicts: tuple[AttackVerdict, ...]
    seconds: float

    @property
    def passed(self) -> bool:
        return all(verdict.passed for verdict in self.verdicts)


def run_attacks(
    course: Course,
    assignment: str,
    folder: Path,
    start: Callable[[int], None] = lambda total: None,
    tick: Callable[[], None] = lambda: None,
) -> AttackReport:
    """Grade each attack on an assignment in a copy of the course, and judge what came of it.

    folder  of the attacks on this assignment
    start   is told the number of attacks; tick is called after each
    """
    begin = time.monotonic()
    attacks = attacks_on(course, assignment, folder)
    start(len(attacks))
    before = _left_behind()
    with tempfile.TemporaryDirectory(prefix="course-audit-") as scratch:
        base = copy_course(course, Path(scratch) / "course", [assignment])
        release(base, assignment)
        target = base.root / "gradebook.db"
        target.write_text("every grade of the course")
        outside = _digest(base.root)
        ground = Ground(base, assignment, _companions(course, assignment))
        with Engine(ground.plan.reference_job()) as engine:
            ground.try_out(engine)
            verdicts = []
            for attack in attacks:
                verdict = ground.judge(engine, attack)
                if _digest(base.root) != outside:
                    verdict.faults.append("something in the course's folder was changed")
                    outside = _digest(base.root)
                verdicts.append(verdict)
                tick()
        processes = [process.name() for process in _processes()]
    left = processes + sorted(_left_for_good(before))
    if left and verdicts:
        verdicts[-1].faults.append(f"left behind at the end: {', '.join(left)}")
    return AttackReport(assignment, tuple(verdicts), time.monotonic() - begin)


class Ground:
    """A correct notebook that attacks are put into."""

    def __init__(self, course: Course, assignment: str, companions: dict[str, bytes]) -> None:
        self._source = read_notebook(course.notebook("source", assignment))
        self._released = read_notebook(course.notebook("release", assignment))
        self.plan = read_plan(course.directory(), assignment)
        self._tests = {grade_id(cell): cell.source for cell in self._source.cells if is_test(cell)}
        self._solutions = {
            grade_id(cell): cell.source
            for cell in solve(self._released, self._source).cells
            if is_solution(cell)
        }
        self._companions = companions
        self._folder = str(course.root)
        self._cheapest: list[str] = []

    def try_out(self, engine: Engine) -> None:
        """Grade the notebook as it is, which tells the exercises that are graded fast."""
        outcomes = engine.grade(self.plan.job(self._notebook(None), self._companions))
        for outcome in outcomes:
            if lost := self._loss(outcome):
                raise CorpusError(f"The reference solution does not pass: {lost}")
        quick = sorted(outcomes, key=lambda outcome: outcome.seconds)
        self._cheapest = [outcome.exercise for outcome in quick]

    def judge(self, engine: Engine, attack: Attack) -> AttackVerdict:
        """Grade a notebook with the attack in it."""
        others = [name for name in self._cheapest if name != attack.exercise]
        # First those whose cells the attack is in.
        others.sort(key=lambda name: name not in attack.cells)
        chosen = {attack.exercise, *others[: max(_OTHERS, len(attack.cells))]}
        files = _handed_in(attack, self._companions)
        job = self.plan.job(self._notebook(attack), files, LIMITS, chosen)
        known = _processes()
        try:
            outcomes = {outcome.exercise: outcome for outcome in engine.grade(job)}
        except WarmProcessDied as error:
            outcomes = {attack.exercise: Outcome(attack.exercise, 0.0, message=str(error))}
        own = outcomes[attack.exercise]
        faults = []
        most = self._most(attack.exercise)
        if own.points > _TOLERANCE:
            faults.append(f"gains {own.points:g} of {most:g} points")
        for name in sorted(chosen - {attack.exercise}):
            if lost := self._loss(outcomes.get(name)):
                faults.append(f"{name} loses points: {lost}")
        # The warm process itself may have been replaced by another.
        if len(_processes() - known) > 1:
            faults.append("left processes running")
        return AttackVerdict(
            attack=attack.name,
            what=attack.what,
            exercise=attack.exercise,
            points=own.points,
            max_points=most,
            message=own.message,
            notes=own.notes,
            faults=faults,
        )

    def _loss(self, outcome: Outcome | None) -> str:
        """What is missing of full marks; empty for full marks that nobody has to look at."""
        if outcome is None:
            return "not graded"
        most = self._most(outcome.exercise)
        if outcome.points < most - _TOLERANCE:
            return f"{outcome.points:g} of {most:g}, {outcome.ename}: {outcome.message[:200]}"
        return ""

    def _most(self, name: str) -> float:
        return next(e.max_points for e in self.plan.exercises if e.name == name)

    def _notebook(self, attack: Attack | None) -> NotebookNode:
        """The notebook that is handed in, with the hidden tests put back."""
        answers = {}
        if attack is not None:
            answers = {
                name: f"{self._solutions[name]}\n\n{code}" for name, code in attack.cells.items()
            }
            if attack.answer:
                answers[attack.exercise] = attack.answer
            answers = {n: text.replace(_CANARY, self._folder) for n, text in answers.items()}
        notebook = solve(self._released, self._source, answers)
        for cell in notebook.cells:
            if is_test(cell):
                cell.source = self._tests[grade_id(cell)]
        if attack is not None and attack.added:
            ids = [grade_id(cell) for cell in notebook.cells]
            notebook.cells.insert(ids.index(attack.exercise), new_code_cell(attack.added))
        return notebook


def read_attacks(folder: Path, known: Collection[str]) -> list[Attack]:
    """The attacks in a folder, in a fixed order.

    known   names of the exercises there are

    raises  CorpusError for a file without a proper head, or on no exercise
    """
    return [_read(path, known) for path in sorted(folder.glob("*.py"))]


def attacks_on(course: Course, assignment: str, folder: Path) -> list[Attack]:
    """The attacks on one assignment. Raises CorpusError where there are none."""
    source = read_notebook(course.notebook("source", assignment))
    known = {exercise.name for exercise in exercises(source)}
    attacks = read_attacks(folder, known)
    if not attacks:
        raise CorpusError(f"There is no attack in {folder}.")
    return attacks


def _read(path: Path, known: Collection[str]) -> Attack:
    text = path.read_text(encoding="utf-8")
    head, _ = split_head(text)
    marks = list(_MARK.finditer(text))
    attacked = [match[1].strip() for line in head[1:] if (match := _HEAD.fullmatch(line))]
    if len(attacked) != 1:
        raise CorpusError(f"{path}: its head needs one line `# exercise:`.")
    if attacked[0] not in known:
        raise CorpusError(f"{path}: there is no exercise {attacked[0]!r}.")
    answer = text[: marks[0].start()] if marks else text
    cells, files, added, script = {}, {}, "", ""
    for mark, following in zip(marks, [*marks[1:], None], strict=False):
        part = text[mark.end() : following.start() if following else None].strip("\n") + "\n"
        match mark[1]:
            case "cell":
                cells[mark[2]] = part
            case "file":
                files[mark[2]] = part.encode()
            case "added":
                added = part
            case "script":
                script = part
    return Attack(
        name=path.stem,
        what=head[0].strip("# "),
        exercise=attacked[0],
        answer=split_head(answer)[1],
        cells=cells,
        added=added,
        files=files,
        script=script,
    )


def _handed_in(attack: Attack, companions: dict[str, bytes]) -> dict[str, bytes]:
    files = companions
    if attack.script:
        with tempfile.TemporaryDirectory() as folder:
            for name, content in companions.items():
                Path(folder, name).write_bytes(content)
            subprocess.run([sys.executable, "-c", attack.script], cwd=folder, check=True)
            files = {path.name: path.read_bytes() for path in Path(folder).iterdir()}
    return files | attack.files


def _companions(course: Course, assignment: str) -> dict[str, bytes]:
    """Files that a correct student hands in beside the notebook."""
    folder = course.root / "tests" / "corpus" / assignment / REFERENCE
    return {path.name: path.read_bytes() for path in folder.glob("*")}


def _digest(folder: Path) -> str:
    """What all files of a folder hold together."""
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        total.update(str(path).encode())
        if path.is_file():
            total.update(path.read_bytes())
    return total.hexdigest()


def _processes() -> set[psutil.Process]:
    return set(psutil.Process().children(recursive=True))


def _left_for_good(before: set[str]) -> set[str]:
    """Folders that stay: one of another command's, which is just starting, soon goes."""
    left = _left_behind() - before
    end = time.monotonic() + _PATIENCE_S
    while left and time.monotonic() < end:
        time.sleep(0.5)
        left &= _left_behind()
    return left


def _left_behind() -> set[str]:
    """Temporary folders of the engine's."""
    folders = Path(tempfile.gettempdir()).glob("course-*")
    return {str(path) for path in folders if not path.name.startswith("course-audit-")}
