"""The sum tree against a plain running sum."""

import numpy as np
import pytest

from course_lib import sumtree
from course_lib.sumtree import SumTree

SIZES = [1, 2, 31, 32, 33, 1_000, 4_096 * 32 + 5]


def plain_find(priorities, masses):
    """The same by a running sum over all priorities."""
    return np.searchsorted(np.cumsum(priorities), masses, side="right")


@pytest.mark.parametrize("capacity", SIZES)
def test_agrees_with_a_running_sum(capacity):
    rng = np.random.default_rng(capacity)
    tree, priorities = SumTree(capacity), np.zeros(capacity)
    for _ in range(20):
        places = rng.integers(capacity, size=rng.integers(1, 200))
        # Whole numbers: their sums are exact, in whatever order they are taken.
        new = rng.integers(0, 5, size=len(places)).astype(float)
        tree.set(places, new)
        priorities[places] = new
        assert tree.total == priorities.sum()
        np.testing.assert_array_equal(tree.get(places), priorities[places])
        if tree.total:
            masses = np.concatenate([rng.random(300), [0.0]]) * tree.total
            np.testing.assert_array_equal(tree.find(masses), plain_find(priorities, masses))


def test_a_mass_on_the_edge_belongs_to_the_next_place():
    tree = SumTree(5)
    tree.set(np.arange(5), [2.0, 0.0, 1.0, 3.0, 0.0])
    np.testing.assert_array_equal(tree.find([0.0, 1.9, 2.0, 3.0, 5.9]), [0, 0, 2, 3, 3])


def test_one_number_for_all_and_the_last_of_a_repeated_place():
    tree = SumTree(10)
    tree.set(np.array([1, 4, 7]), 2.5)
    tree.set(np.array([4, 4, 4]), [9.0, 8.0, 1.0])
    np.testing.assert_array_equal(tree.get([1, 4, 7, 0]), [2.5, 1.0, 2.5, 0.0])
    assert tree.total == 6.0


def test_no_places_change_nothing():
    tree = SumTree(3)
    tree.set(np.array([2]), 1.5)
    tree.set(np.array([], dtype=np.int64), np.array([]))
    tree.set(np.array([], dtype=np.int64), 1.0)
    assert tree.total == 1.5


def test_the_caller_may_reuse_its_array_of_places():
    tree, places = SumTree(100), np.array([3, 50])
    tree.set(places, 1.0)
    places[:] = 99
    assert tree.total == 2.0


@pytest.mark.parametrize("capacity", [70, 5_000, 300_000])
@pytest.mark.parametrize("spread", [1.0, 1e12])
def test_never_finds_a_place_without_priority(capacity, spread):
    rng = np.random.default_rng(0)
    tree = SumTree(capacity)
    places = rng.choice(capacity, size=60, replace=False)
    tree.set(places, rng.random(60) * spread ** rng.random(60) + 1e-9)
    sums = np.cumsum(tree.get(np.arange(capacity)))
    edges = np.concatenate([sums, np.nextafter(sums, 0), np.nextafter(sums, np.inf)])
    masses = np.concatenate([edges, rng.random(10_000) * tree.total, [tree.total]])
    assert set(tree.find(np.maximum(masses, 0))) <= set(places)


def test_draws_in_proportion():
    rng = np.random.default_rng(1)
    tree = SumTree(2_000)
    places = rng.choice(2_000, size=8, replace=False)
    priorities = np.arange(1.0, 9.0)
    tree.set(places, priorities)
    found = tree.find(rng.random(200_000) * tree.total)
    share = [(found == place).mean() for place in places]
    np.testing.assert_allclose(share, priorities / priorities.sum(), atol=5e-3)


def test_sums_do_not_drift():
    rng = np.random.default_rng(2)
    tree = SumTree(10_000)
    for _ in range(1_000):
        # 100 000 changes, large and tiny ones in turn: differences would lose the tiny ones.
        tree.set(rng.integers(10_000, size=100), rng.random(100) * 10.0 ** rng.integers(-9, 9))
        tree.find(rng.random(3) * tree.total)
    everywhere = np.arange(10_000)
    tree.set(everywhere, 1e-9 * (everywhere % 7))
    assert tree.total == pytest.approx(tree.get(everywhere).sum(), rel=1e-12)


def test_errors_say_what_is_wrong():
    tree = SumTree(4)
    with pytest.raises(ValueError, match="nothing stored"):
        tree.find([0.0])
    with pytest.raises(ValueError, match="negative"):
        tree.set(np.array([-1]), [1.0])
    with pytest.raises(IndexError):
        tree.set(np.array([4]), [1.0])
    tree.set(np.array([1]), [np.nan])
    with pytest.raises(ValueError, match="NaN"):
        tree.find([0.0])
    with pytest.raises(ValueError, match="at least 1"):
        SumTree(0)


def test_a_change_touches_few_nodes():
    tree = SumTree(1_000_000)
    assert len(tree._levels) == 2
    assert all(level.shape[1] == sumtree.FAN_OUT for level in tree._levels)
    assert len(tree._top) <= sumtree.TOP
