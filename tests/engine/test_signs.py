"""What tells that a verdict was tampered with, by itself."""

from __future__ import annotations

import gc

import pytest

from grading.engine import memory, signs


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


def test_what_equals_everything_is_found() -> None:
    find = signs.liars()
    before = find()
    liar = type("Liar", (list,), {"__eq__": lambda self, other: True})
    assert set(find()) - set(before) == {"an object was made that equals everything"}
    assert liar


def test_memory_holds_what_it_held_after_its_pages_were_moved() -> None:
    held = [bytes([number % 256]) * 1_000 for number in range(20_000)]
    memory.use_large_pages()
    assert held == [bytes([number % 256]) * 1_000 for number in range(20_000)]
