"""What is worth a second look: how the notebook was run, and what works on one machine only."""

from __future__ import annotations

import re
from pathlib import Path

from course_lib.preflight.code import strings
from course_lib.preflight.form import CODE, GIVEN, TEST, WORDS
from course_lib.preflight.given import listed
from course_lib.preflight.look import Look
from course_lib.preflight.work import ANSWER_STUB

_DRIVE = re.compile(r"/content/(?:g?drive)\b|/gdrive\b")
_OWN_FOLDER = re.compile(
    r"^(?:~[/\\]|/content|/kaggle|/root|/mnt|(?:[A-Za-z]:)?[/\\](?:home|Users|Volumes)\b"
    r"|[A-Za-z]:[/\\]|file://)[\w./\\~: -]*"
)
_SHELL = re.compile(
    r"^[ \t]*(?:[!%]\s*(?:sudo\s+)?(?:pip3?|conda|mamba|uv|apt|apt-get)\b[^\n]*\binstall\b"
    r"|!\s*(?:wget|curl|gdown|git|cp|mv|unzip|tar|mkdir)\b|%cd\b)[^\n]*",
    re.MULTILINE,
)
LAST_CELLS = ("preflight", "hand_in")


def habit_hints(look: Look) -> list[str]:
    """One sentence each, the most telling first."""
    found = [*_name(look), *_again(look), *_errors(look), *_runs(look), *_own_machine(look)]
    return [*found, *_leftovers(look)]


def _again(look: Look) -> list[str]:
    """Solutions that a cell further down defines anew: the test has run by then."""
    tests = {look.form.cells[i].name: look.matched.chosen.get(i) for i in look.form.of_kind(TEST)}
    for i in look.form.of_kind(CODE):
        name, solution = look.form.cells[i].name, look.matched.chosen.get(i)
        test = tests.get(f"test_{name}")
        for j in look.matched.own if solution is not None and test is not None else ():
            twice = look.names[j].made & set(look.form.cells[i].makes) & look.names[solution].made
            if twice and j > test:
                return [
                    f"{name}: `{min(twice)}` is defined again in your cell that begins "
                    f"{look.quoted(j)}, below its check. Graded is what stands above the check."
                ]
    return []


def name_problems(look: Look) -> list[str]:
    """A file's ending by which it would not be taken; Colab adds the right one by itself."""
    if look.saved is None or not look.name or look.name.lower().endswith(".ipynb"):
        return []
    return [
        f"{look.name[:60]} does not end with .ipynb, so it is not taken: rename it to "
        f"{look.form.assignment}.ipynb."
    ]


def _runs(look: Look) -> list[str]:
    """Cells that were not run, or not from top to bottom, as their saved numbers say."""
    # The hand-in cells themselves run last or are running now.
    named = {
        j: look.form.cells[i].name
        for i, j in look.matched.chosen.items()
        if look.form.cells[i].kind in (GIVEN, TEST, CODE)
        and look.form.cells[i].name not in LAST_CELLS
        and look.cells[j].cell_type == "code"
    }
    counts = {j: look.cells[j].get("execution_count") for j in sorted(named)}
    ran = [(j, count) for j, count in counts.items() if count]
    if not named:
        return []
    if not ran:
        return ["No cell of the saved notebook was run. *Restart and run all*, then save."]
    hints = []
    missing = [named[j] for j, count in counts.items() if not count]
    if missing:
        hints.append(f"Not run in the saved notebook: {listed(missing)}.")
    for (j, count), (k, next_count) in zip(ran, ran[1:]):
        if next_count < count:
            hints.append(
                f"{named[k]} was run before {named[j]}, which stands above it. *Restart and run "
                "all* shows whether all works from the top."
            )
            break
    return hints


def _errors(look: Look) -> list[str]:
    """Errors that stand in the outputs of cells that are no checks."""
    checks = {j for i, j in look.matched.chosen.items() if look.form.cells[i].kind == TEST}
    chosen = {j: look.form.cells[i].name for i, j in look.matched.chosen.items()}
    wrong = [
        chosen.get(j) or look.quoted(j)
        for j, cell in enumerate(look.cells)
        if j not in checks and shows_error(cell) and chosen.get(j) not in LAST_CELLS
    ]
    return (
        [f"An error stands below {listed(wrong)}. Put it right, or take it out."] if wrong else []
    )


def shows_error(cell) -> bool:
    """Whether an error stands in the saved output of a cell."""
    return any(output.get("output_type") == "error" for output in cell.get("outputs", []))


def _own_machine(look: Look) -> list[str]:
    """Lines of a student that do nothing, or find nothing, where the notebook is graded."""
    drive, shell, folders = [], [], []
    for j, cell in enumerate(look.cells):
        if j not in look.own_places or cell.cell_type != "code":
            continue
        texts = strings(cell.source)
        if any(map(_DRIVE.search, texts)) or "drive.mount(" in cell.source:
            drive.append(look.quoted(j))
        folders += [text for text in texts if _OWN_FOLDER.match(text) and not _DRIVE.search(text)]
        shell += [line.strip() for line in _SHELL.findall(cell.source)]
    hints = []
    if shell:
        hints.append(
            f"`{shell[0][:40]}` does nothing while grading; only the packages of the course are "
            "there."
        )
    if drive:
        hints.append(f"Drive is not there while grading: see your cell that begins {drive[0]}.")
    if folders:
        hints.append(f"`{folders[0][:40]}` is on your machine only: it is not there while grading.")
    return hints


def _leftovers(look: Look) -> list[str]:
    """Answers that still hold the line that they were to replace."""
    found = []
    for i in look.form.of_kind(WORDS):
        cell = look.cell(i)
        text = cell.source.strip() if cell else ""
        if ANSWER_STUB in text and text != ANSWER_STUB:
            found.append(look.form.cells[i].name)
    return [f"`{ANSWER_STUB}` still stands in {listed(found)}. Take it out."] if found else []


def _name(look: Look) -> list[str]:
    """Whether the notebook's file has the name that it was released with."""
    wanted, stem = look.form.assignment, Path(look.name).stem
    # A platform may put the student's name in front.
    if not look.name or stem == wanted or stem.endswith(f"__{wanted}") or name_problems(look):
        return []
    return [f"The notebook is named {look.name[:60]}. Rename it to {wanted}.ipynb."]
