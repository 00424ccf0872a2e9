"""A name taken for its like: the network for its target, `next_obs` for `obs`."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from grading.audit.mutants.cell import Cell, Edit, called, name_of, word_set

_NETWORKS = word_set("critic actor policy network net q qf target online model")
_ONLINE = word_set("q policy online main local current")
"""First words of a network that has a target: `q_network`, `policy_net`."""
_ACTOR_CRITIC = {"actor": "critic", "critic": "actor"}
_ENDS = {
    "terminated": "truncated",
    "truncated": "terminated",
    "terminations": "truncations",
    "truncations": "terminations",
}
_FILLED = {"size": "capacity", "capacity": "size"}


def edits(cell: Cell) -> Iterator[Edit]:
    """Each use of a name, with each of its likes that is known there in its place."""
    for node in cell.nodes():
        match node:
            case ast.Name(ctx=ast.Load()) | ast.Attribute(ctx=ast.Load()):
                for operator, other in _others(cell, node):
                    yield cell.put_name(operator, node, other)
            case ast.Call() if called(node) == "len":
                yield from _length(cell, node)


def _others(cell: Cell, node: ast.Name | ast.Attribute) -> Iterator[tuple[str, str]]:
    name = name_of(node)
    proposals = {
        "wrong network": _networks(name),
        "wrong observation": _observations(name),
        "wrong end of episode": _replaced_words(name, _ENDS),
        "actor for critic": _replaced_words(name, _ACTOR_CRITIC),
        "capacity for size": _replaced_words(name, _FILLED),
    }
    known = _known(cell, node)
    for operator, others in proposals.items():
        yield from ((operator, other) for other in sorted(others & known - {name}))


def _known(cell: Cell, node: ast.Name | ast.Attribute) -> set[str]:
    """What may stand in place of a name without being undefined."""
    if isinstance(node, ast.Name):
        return cell.bound_before(node)
    known = cell.attributes_of(node.value)
    if cell.of(node.value) == "self":
        return known
    return known | _numbered(node.attr) | (_observations(node.attr) & {"obs", "next_obs"})


def _networks(name: str) -> set[str]:
    """`critic` and `critic_target`, `q_network` and `target_network`, `critic1` and `critic2`."""
    words = name.split("_")
    if not _NETWORKS & {word.rstrip("12") for word in words}:
        return set()
    found = {f"{name}_target", f"target_{name}"} | {f"{word}_{name}" for word in _ONLINE}
    if len(words) > 1 and words[-1] == "target":
        found.add("_".join(words[:-1]))
    if len(words) > 1 and words[0] in _ONLINE | {"target"}:
        rest = "_".join(words[1:])
        found |= {rest} | {f"{word}_{rest}" for word in _ONLINE | {"target"}}
    found |= _replaced_words(name, {"online": "target", "target": "online"})
    return found | _numbered(name)


def _numbered(name: str) -> set[str]:
    """The second of two networks: `critic2` of `critic1`."""
    words = name.split("_")
    other = str.maketrans("12", "21")
    return {
        "_".join([*words[:i], word.translate(other), *words[i + 1 :]])
        for i, word in enumerate(words)
        if word[-1:] in ("1", "2") and (word[:-1] or words[max(i - 1, 0)]) in _NETWORKS
    }


def _observations(name: str) -> set[str]:
    words = name.split("_")
    if not {"obs", "observation", "observations", "state", "states"} & set(words):
        return set()
    found = {f"next_{name}", f"new_{name}", f"{name}_next"}
    found |= {"_".join(words[1:])} if words[0] in ("next", "new") else set()
    return found | ({"_".join(words[:-1])} if words[-1] == "next" else set())


def _replaced_words(name: str, others: dict[str, str]) -> set[str]:
    words = name.split("_")
    return {
        "_".join([*words[:i], others[word], *words[i + 1 :]])
        for i, word in enumerate(words)
        if word in others
    }


def _length(cell: Cell, node: ast.Call) -> Iterator[Edit]:
    """All places of a buffer in place of those that are filled."""
    if node.args and cell.of(node.args[0]) == "self" and "capacity" in cell.attributes:
        yield cell.put("capacity for size", node, "self.capacity")
