"""Damaged notebooks through intake: each kind alone, and a few hundred mixtures."""

from __future__ import annotations

from pathlib import Path

import pytest
from damage import BOOK_KINDS, OF_MATCHING
from damaged_bytes import BYTES_KINDS
from damaged_files import HELD, TEXT_KINDS
from fuzz import (
    HELD_BACK,
    INVENTED,
    KINDS,
    LOST,
    SAID,
    TWIN,
    Lab,
    course_labs,
    mixtures,
    taken_in,
    tiny_lab,
)

SECONDS = 3.0
"""Most seconds of the processor for one notebook; it takes some hundredths."""


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Lab:
    return tiny_lab(tmp_path_factory.mktemp("fuzz") / "course")


def test_there_are_many_kinds() -> None:
    assert len(KINDS) == len(set(KINDS)) >= 100
    assert len(TEXT_KINDS) >= 25 and len(BYTES_KINDS) >= 12 and len(BOOK_KINDS) >= 60


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_alone(tiny: Lab, kind: str) -> None:
    for seed in range(3):
        case = taken_in(tiny, (kind,), seed)
        if kind in HELD:
            assert case.outcome == HELD_BACK, case
        elif kind not in OF_MATCHING:
            assert case.outcome == TWIN, case
        assert case.outcome != INVENTED and case.seconds < SECONDS, case


def test_two_hundred_mixtures(tiny: Lab) -> None:
    labs = [tiny, *course_labs()]
    assert len(labs) >= 4
    for seed, kinds in enumerate(mixtures(200, seed=1)):
        case = taken_in(labs[seed % len(labs)], kinds, seed)
        assert case.outcome != INVENTED and case.seconds < SECONDS, case
        if not set(kinds) & OF_MATCHING:
            assert case.outcome in (TWIN, SAID, HELD_BACK), case


def test_a_loss_is_seen(tiny: Lab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The judge itself: an answer that is replaced, or made up, does not pass."""

    def emptied(book: dict, rng: object) -> None:
        for cell in book["cells"]:
            if cell["metadata"].get("nbgrader", {}).get("grade_id") == "double":
                cell["source"] = "pass"

    monkeypatch.setitem(BOOK_KINDS, "emptied", emptied)
    monkeypatch.setattr("fuzz.KINDS", [*KINDS, "emptied"])
    assert taken_in(tiny, ("emptied",), 0).outcome == LOST
