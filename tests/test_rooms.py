"""The rooms of `grading/` depend on each other in one direction."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from tinycourse import REPOSITORY

ROOMS = ("authoring", "intake", "engine", "marking", "returning", "audit")
BASE = {"cells", "corpus", "course", "drills", "files", "mishaps", "rules", "statuses", "text"}
TOP = {"__main__", "cli", "demo"}
"""Modules above all rooms."""

GRADING = REPOSITORY / "grading"


def rank(module: str) -> int:
    """Place of a module, such as `grading.engine.jobs`, in the order in which rooms may import."""
    part = module.split(".")[1] if "." in module else ""
    if part in ROOMS:
        return 1 + ROOMS.index(part)
    return 1 + len(ROOMS) if part in TOP else 0


def imported(source: str, package: str) -> set[str]:
    """Modules of `grading` that a module of `package` imports, inside functions too."""
    names = set()
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import():
                names |= {alias.name for alias in node.names}
            case ast.ImportFrom(level=0, module=str(module)):
                names |= {f"{module}.{alias.name}" for alias in node.names}
            case ast.ImportFrom(level=level, module=module):
                above = package.split(".")[: len(package.split(".")) - level + 1]
                names |= {".".join([*above, *filter(None, [module, a.name])]) for a in node.names}
    return {name for name in names if name.split(".")[0] == "grading"}


def against_the_order(source: str, module: str) -> set[str]:
    """What a module imports from rooms behind its own."""
    return {
        name for name in imported(source, module.rpartition(".")[0]) if rank(name) > rank(module)
    }


MODULES = {
    ".".join(path.relative_to(REPOSITORY).with_suffix("").parts): path
    for path in sorted(GRADING.rglob("*.py"))
}


def test_every_module_has_its_place() -> None:
    folders = {path.parent.name for path in GRADING.glob("*/__init__.py")}
    assert folders == set(ROOMS)
    assert {path.stem for path in GRADING.glob("*.py")} == BASE | TOP | {"__init__"}


@pytest.mark.parametrize("module", MODULES)
def test_no_room_imports_from_a_later_one(module: str) -> None:
    assert against_the_order(MODULES[module].read_text(encoding="utf-8"), module) == set()


@pytest.mark.parametrize(
    ("source", "module", "found"),
    [
        ("from grading.marking.records import Record", "grading.intake.collect", True),
        ("def f():\n    import grading.audit.traces", "grading.engine.plan", True),
        ("from grading import engine", "grading.authoring.release", True),
        ("from ..marking import score", "grading.engine.plan", True),
        ("from .. import returning", "grading.marking.score", True),
        ("from grading.authoring.release import release", "grading.course", True),
        ("from grading.cli import app", "grading.audit.whole", True),
        ("from . import jobs", "grading.engine.plan", False),
        ("from grading.cells import grade_id", "grading.engine.plan", False),
        ("from grading.engine import jobs", "grading.marking.score", False),
        ("from grading.audit.whole import run_audit", "grading.cli", False),
    ],
)
def test_an_import_against_the_order_is_found(source: str, module: str, found: bool) -> None:
    assert bool(against_the_order(source, module)) == found


def test_each_room_says_what_its_modules_are_for() -> None:
    for room in ROOMS:
        text = ast.get_docstring(ast.parse((GRADING / room / "__init__.py").read_text())) or ""
        modules = {path.stem for path in Path(GRADING / room).glob("*.py")} - {"__init__"}
        assert {name for name in modules if f"`{name}`" not in text} == set(), room
