"""A small notebook to hand in, and what reading gives for some bytes."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from grading.intake.notebooks import UnreadableNotebook, read_submission

CODE = 'def double(x):\n    """Twice x — “two” of it."""\n    return x + x'
WORDS = "Parce qu'un et un, ça fait deux — toujours."
Change = Callable[[bytes], bytes]


def cell(kind: str, source: Any, **more: Any) -> dict[str, Any]:
    made = {"cell_type": kind, "id": f"c{len(str(source))}", "metadata": {}, "source": source}
    return {**made, **({"outputs": [], "execution_count": None} if kind == "code" else {}), **more}


def notebook(*cells: Any) -> dict[str, Any]:
    """A notebook as JSON; without cells, one of code and one of words."""
    named = {"metadata": {"nbgrader": {"grade_id": "double"}}}
    return {
        "cells": list(cells)
        or [
            cell("code", CODE.splitlines(True), **named),
            cell("markdown", WORDS),
        ],
        "metadata": {"kernelspec": {"name": "python3"}, "course": {"assignment": "tiny"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def dump(book: Any) -> bytes:
    return json.dumps(book, indent=1, ensure_ascii=False).encode("utf-8", "surrogatepass")


def texts(data: bytes) -> list[str]:
    return [each.source for each in read_submission(data).cells]


def notes(data: bytes) -> list[str]:
    return read_submission(data).metadata["course"]["notes"]


def reason(data: bytes) -> str:
    with pytest.raises(UnreadableNotebook) as caught:
        read_submission(data)
    assert "\n" not in str(caught.value) and str(caught.value).endswith(".")
    return str(caught.value)


TWIN = [CODE, WORDS]
PLAIN = dump(notebook())
BOOK = json.loads(PLAIN)
