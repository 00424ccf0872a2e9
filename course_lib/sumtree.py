"""Drawing in proportion to priorities, without touching all of them at every step."""

import numpy as np
import torch

FAN_OUT = 32
TOP = 4_096
_ONES = np.ones(FAN_OUT)
_JUST_BELOW_1 = np.nextafter(1.0, 0.0)


class SumTree:
    """Priorities of `capacity` places, with the sums of groups of them (Schaul et al. 2016, B.2.1).

    The paper's tree is binary: the leaves hold the priorities, a node the sum of its two children,
    and a change or a draw walks one path between root and leaf. Here a node has 32 children and the
    root up to 4096, so that a path is two nodes long for 100 000 places, and a whole minibatch of
    paths is walked at once in a few calls. A changed priority reaches the sums above it when they
    are next needed. Each sum is then taken anew from its children and never corrected by a
    difference, so rounding errors cannot build up.
    """

    def __init__(self, capacity: int):
        """Make a tree in which every place has priority 0."""
        if capacity < 1:
            raise ValueError(f"capacity must be at least 1, got {capacity}")
        self.capacity = capacity
        # From the leaves up, the children of each node in a row: (nodes, FAN_OUT).
        self._levels: list[np.ndarray] = []
        nodes = capacity
        while nodes > TOP or not self._levels:
            nodes = -(-nodes // FAN_OUT)
            self._levels.append(np.zeros((nodes, FAN_OUT)))
        self._leaves = self._levels[0].reshape(-1)[:capacity]
        self._top = np.zeros(nodes)
        self._sums = np.zeros(nodes)  # the running sums of the top
        self._changed: list[np.ndarray] = []  # places whose sums are out of date

    @property
    def total(self) -> float:
        """The sum of all priorities."""
        self._refresh()
        return float(self._sums[-1])

    def set(self, places, priorities) -> None:
        """Give these places new priorities.

        places      (n,) integers in [0, capacity); of a place named twice the last priority counts
        priorities  (n,), or one number for all of them; not negative, which is not checked
        """
        places = np.array(places).reshape(-1)
        if places.size and places.min() < 0:
            raise ValueError("places must not be negative")
        self._leaves[places] = priorities
        self._changed.append(places)

    def get(self, places) -> np.ndarray:
        """Return the priorities of these places, (n,)."""
        return self._leaves[places]

    def find(self, masses) -> np.ndarray:
        """Return the places in whose part of the running sum of all priorities the masses lie.

        masses   (n,) numbers in [0, total)
        returns  (n,) int64: place i for a mass from the sum of all priorities before i up to that
                 sum with the priority of i; never a place of priority 0
        """
        total = self.total
        if not 0 < total < np.inf:
            raise ValueError(
                f"the priorities sum to {total}: is nothing stored, or one of them a NaN?"
            )
        sums = self._sums
        masses = np.minimum(masses, total * _JUST_BELOW_1)
        nodes = sums.searchsorted(masses, side="right")
        masses = masses - (sums.take(nodes) - self._top.take(nodes))
        for level in reversed(self._levels):
            children = level.take(nodes, axis=0)
            sums = _running_sums(children)
            # Rounding must not push a mass out of its node, onto a child of priority 0.
            masses = np.minimum(np.maximum(masses, 0.0), sums[:, -1] * _JUST_BELOW_1)
            child = (sums > masses[:, None]).argmax(axis=1)
            if level is not self._levels[0]:
                chosen = np.arange(0, sums.size, FAN_OUT) + child
                masses = masses - (sums.take(chosen) - children.take(chosen))
            nodes = nodes * FAN_OUT + child
        return nodes

    def _refresh(self) -> None:
        """Bring the sums above changed places up to date."""
        if not self._changed:
            return
        nodes = np.concatenate(self._changed)
        self._changed.clear()
        for level, above in zip(self._levels, [*self._levels[1:], self._top], strict=True):
            nodes = nodes // FAN_OUT
            above.reshape(-1)[nodes] = level.take(nodes, axis=0) @ _ONES
        self._sums = _running_sums(self._top)


def _running_sums(values: np.ndarray) -> np.ndarray:
    """Running sums along the last dimension; PyTorch takes a fifth of NumPy's time for them."""
    return torch.from_numpy(values).cumsum(-1).numpy()
