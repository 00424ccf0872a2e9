"""Which known mistake is behind a wrong transcript.

Every wrong answer of the corpus has left a trace (`traces`). A student's trace that equals one of
them gets its sentence; where none does, the longest equal beginning that only one sentence shares.
A mistake is so recognised by all that it did, and not by one number that another mistake gives as
well. Plain Python, because the process that keeps the grades imports it.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Item = list[Any]
Trace = Sequence[Item]
"""Items are lists of texts and numbers, as JSON has them."""


@dataclass(frozen=True)
class Mistake:
    """A known mistake: the trace it leaves, and the sentences for who makes it.

    name  of its file in the corpus; empty where students can read it
    """

    trace: Trace
    says: tuple[str, ...]
    name: str = ""


def behave_alike(one: Trace, other: Trace) -> bool:
    """Whether two traces are equal up to rounding."""
    return len(one) == len(other) and all(map(_alike, one, other))


def explain(trace: Trace, mistakes: Sequence[Mistake]) -> tuple[str, ...]:
    """The sentences for a trace: of the mistake that it equals, or of the only one it begins like.

    A beginning has at least one number in common, not only the place. Empty where nothing fits, or
    where several sentences fit equally well.
    """
    best, length = [], 1
    for mistake in mistakes:
        common = _common(trace, mistake.trace)
        if common == len(trace) == len(mistake.trace):
            return mistake.says
        if common > length:
            best, length = [mistake], common
        elif common == length:
            best.append(mistake)
    said = {mistake.says for mistake in best}
    return said.pop() if length > 1 and len(said) == 1 else ()


def _common(one: Trace, other: Trace) -> int:
    """The number of items that two traces begin with alike."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if not _alike(a, b):
            break
        count += 1
    return count


def _alike(one: Item, other: Item) -> bool:
    if len(one) != len(other):
        return False
    scale = max((abs(x) for x in (*one, *other) if _is_number(x)), default=0.0)
    for a, b in zip(one, other, strict=True):
        if _is_number(a) and _is_number(b):
            if not math.isclose(a, b, rel_tol=1e-3, abs_tol=1e-4 * scale + 1e-12):
                return False
        elif a != b:
            return False
    return True


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def complete(statement: str, says: Sequence[str], cause: str = "") -> str:
    """A statement of what came, with the sentences of the mistake behind it.

    says   of the known mistake; without any, a general cause
    """
    added = says or ((cause,) if cause else ())
    return " ".join([statement, *(text for text in added if text not in statement)])
