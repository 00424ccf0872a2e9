"""What tells that a verdict was tampered with, by itself."""

from __future__ import annotations

import gc
import random

import pytest

from grading.engine import signs


@pytest.mark.parametrize("listed", sorted({signs._LISTED, False}), ids=str)
def test_a_new_class_is_found_while_it_is_there(
    monkeypatch: pytest.MonkeyPatch, listed: bool
) -> None:
    monkeypatch.setattr(signs, "_LISTED", listed)
    new_below = signs._new_subclasses(dict, frozenset(map(id, type.__subclasses__(dict))))
    assert new_below() == []
    made = type("Made", (dict,), {})
    assert new_below() == [made]
    del made
    gc.collect()
    assert new_below() == []


@pytest.mark.parametrize("listed", sorted({signs._LISTED, False}), ids=str)
def test_a_class_without_subclasses_has_no_new_ones(
    monkeypatch: pytest.MonkeyPatch, listed: bool
) -> None:
    monkeypatch.setattr(signs, "_LISTED", listed)
    childless = type("Childless", (), {})
    assert signs._new_subclasses(childless, frozenset())() == []


@pytest.mark.parametrize("drawn", [(0, 1), (1, 0), (-1, -2), (-2, -1), (0, -1), (-1, 0)], ids=str)
def test_a_canary_fails_whatever_numbers_are_drawn(
    monkeypatch: pytest.MonkeyPatch, drawn: tuple[int, int]
) -> None:
    torch, numpy = pytest.importorskip("torch"), pytest.importorskip("numpy")
    from course_lib import checks

    def sample(self: random.SystemRandom, numbers: range, k: int) -> list[int]:
        return [numbers[place] for place in drawn]

    monkeypatch.setattr(random.SystemRandom, "sample", sample)
    assert list(signs.canaries(checks, {"torch": torch, "np": numpy})) == []


def test_what_equals_everything_is_found() -> None:
    find = signs.liars()
    before = find()
    liar = type("Liar", (list,), {"__eq__": lambda self, other: True})
    assert set(find()) - set(before) == {"an object was made that equals everything"}
    assert liar
