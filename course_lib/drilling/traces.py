"""What an answer's transcripts come down to: where they part from the reference's, and how.

A trace names the first few cases that go wrong, in each the first entry that differs, and a few
numbers of what came there and after it.
"""

import math
import re
from collections.abc import Sequence
from typing import Any

import numpy as np

from course_lib.drilling.compare import difference_in
from course_lib.drilling.mistakes import Item
from course_lib.drilling.transcript import Entry, Transcript

MAX_CASES = 4
"""Cases that a trace tells of: the first that go wrong."""
MAX_ENTRIES = 4
"""Entries of each of them, from the first difference on."""


def trace_of(
    references: Sequence[Sequence[Transcript]], answer: Sequence[Transcript]
) -> list[Item]:
    """The trace of an answer; empty for one that is accepted."""
    trace: list[Item] = []
    cases = 0
    for number in range(len(references[0])):
        own = answer[number] if number < len(answer) else []
        found = [difference_in(number, reference[number], own) for reference in references]
        if not all(found):
            continue
        first = max(difference.entry for difference in found)
        trace.append(["case", number, first])
        trace += [_digest(entry) for entry in own[first : first + MAX_ENTRIES]]
        cases += 1
        if cases == MAX_CASES:
            break
    return trace


def _digest(entry: Entry) -> Item:
    """An entry in a few texts and numbers."""
    match entry.kind:
        case "tensor" | "array":
            form = f"{entry.kind} {entry.dtype} {entry.shape}"
            return [form, *_few(entry.value)]
        case "sample":
            if not entry.value.size:
                return [f"sample {entry.shape}"]
            rows = entry.value.reshape(entry.shape[0] if entry.shape else 1, -1)
            spread = [*rows.mean(axis=0)[:2], *rows.std(axis=0)[:2]]
            return [f"sample {entry.shape}", *map(_rounded, spread)]
        case "error":
            words = re.findall(r"[^\W\d_]+", re.sub(r"0x[0-9a-fA-F]+", "", entry.note))
            return [f"error {entry.value}", " ".join(words)[:80]]
        case "fact" | "kept":
            return [f"{entry.label}: {entry.value}"]
        case "float" | "int":
            return [entry.kind, _rounded(entry.value)]
    return [entry.kind, str(entry.value)[:80]]


def _few(values: np.ndarray) -> list[Any]:
    """The first numbers of an array, and two sums of all of them."""
    if not values.size:
        return []
    plain = values.astype(float)
    waves = np.sin(np.arange(plain.size) + 1.0)
    found = [*plain[:3], plain.mean(), plain @ waves / plain.size]
    return list(map(_rounded, found))


def _rounded(value: Any) -> Any:
    """Six digits, which JSON can hold."""
    value = float(value)
    return float(f"{value:.6g}") if math.isfinite(value) else str(value)
