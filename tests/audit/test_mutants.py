"""The mutants of small snippets: what each operator makes, and what must stay as it is."""

from __future__ import annotations

import ast

import pytest

from grading.audit.mutants import Mutant, mutants


def mutate(*lines: str) -> list[Mutant]:
    """Mutants of a function whose body is the solution."""
    body = "\n".join(f"    {line}" for line in lines)
    return mutants(
        "e",
        "def f(obs, next_obs, critic, critic_target, x, y, low, high, terminated, truncated):\n"
        f"    ### BEGIN SOLUTION\n{body}\n    ### END SOLUTION\n",
        frozenset({"torch", "np", "copy", "F"}),
    )


@pytest.mark.parametrize(
    ("line", "operator", "changed"),
    [
        ("return -x", "sign", {"return x"}),
        ("return x + y", "sign", {"return -(x + y)"}),
        ("y = critic(x).mean()", "sign", {"y = -(critic(x).mean())"}),
        ("y = x + y", "operator", {"y = x - y"}),
        ("y = x - y", "operator", {"y = x + y"}),
        ("y = x * y", "operator", {"y = x / y"}),
        ("y = x / y", "operator", {"y = x * y"}),
        ("y += x", "operator", {"y -= x"}),
        ("y = (1 - x) * y", "complement", {"y = ((x)) * y"}),
        ("y = x < 3", "comparison", {"y = x <= 3", "y = x > 3"}),
        ("y = x >= y", "comparison", {"y = x > y", "y = x <= y"}),
        ("y = x == y", "comparison", {"y = x != y"}),
        ("y = x is not None", "comparison", {"y = x is None"}),
        ("y = x not in obs", "comparison", {"y = x in obs"}),
        ("y = 0", "constant", {"y = 1"}),
        ("y = 1", "constant", {"y = 0", "y = 2"}),
        ("y = 256", "constant", {"y = 257"}),
        ("y = 0.5", "constant", {"y = 1.0"}),
        ("y = 0.0", "constant", {"y = 1.0"}),
        ("y = True", "constant", {"y = False"}),
        ("optimizer.zero_grad()", "dropped call", {"pass"}),
        ("y = x.detach()", "dropped method", {"y = x"}),
        ("y = critic(x).squeeze(-1)", "dropped method", {"y = critic(x)"}),
        ("y = copy.deepcopy(x)", "dropped function", {"y = (x)"}),
        ("y = torch.clamp(x, low, high)", "dropped function", {"y = (x)"}),
        ("y = critic(x)", "swapped name", {"y = critic_target(x)"}),
        ("y = critic_target(x)", "swapped name", {"y = critic(x)"}),
        ("y = self.actor_target(self.actor)", "swapped name",
         {"y = self.actor(self.actor)", "y = self.actor_target(self.actor_target)"}),
        ("y = obs", "swapped name", {"y = next_obs"}),
        ("y = next_obs", "swapped name", {"y = obs"}),
        ("y = low", "swapped name", {"y = high"}),
        ("y = terminated", "swapped name", {"y = truncated"}),
        ("y = self.action_low + self.action_high", "swapped name",
         {"y = self.action_high + self.action_high", "y = self.action_low + self.action_low"}),
        ("y = critic(x, 3)", "swapped arguments", {"y = critic(3, x)"}),
        ("y = x and y", "boolean", {"y = x or y"}),
        ("y = x or y", "boolean", {"y = x and y"}),
        ("y = not x", "negation", {"y = x"}),
        ("y = ~x", "negation", {"y = x"}),
        ("y = x if y else 3", "condition", {"y = x if True else 3", "y = x if False else 3"}),
        ("y = critic(x).mean()", "reduction", {"y = critic(x).sum()"}),
        ("y = torch.min(x, y)", "reduction", {"y = torch.max(x, y)"}),
        ("return x", "return value", {"return None"}),
    ],
)  # fmt: skip
def test_operator(line: str, operator: str, changed: set[str]) -> None:
    found = [mutant for mutant in mutate(line) if mutant.operator == operator]
    assert {mutant.after for mutant in found} == changed
    assert all((mutant.before, mutant.line) == (line, 3) for mutant in found)


def test_context_and_decorator() -> None:
    found = mutate("with torch.no_grad():", "    y = obs", "@torch.no_grad()", "def g(): pass")
    changes = {(m.operator, m.change) for m in found}
    assert ("dropped context", "with torch.no_grad(): -> if True:") in changes
    assert ("dropped decorator", "@torch.no_grad() -> ") in changes


@pytest.mark.parametrize(
    "line",
    [
        "pass",
        "y = torch.abs",
        "y = F.mse_loss(x, y)",
        "y = f'{x + 1}'",
        "raise ValueError('x' + 'y')",
        "y: tuple[1, 2]",
        "with open(x) as y: pass",
        "return None",
    ],
)
def test_left_alone(line: str) -> None:
    assert [mutant.change for mutant in mutate(line)] == []


def test_only_the_solution_is_changed() -> None:
    source = "a = 1\n### BEGIN SOLUTION\nb = 1\n### END SOLUTION\nc = 1\n"
    found = mutants("e", source)
    assert [mutant.change for mutant in found] == ["b = 1 -> b = 0", "b = 1 -> b = 2"]
    assert all(mutant.line == 3 for mutant in found)
    assert found[0].source == source.replace("b = 1", "b = 0")


def test_mutants_compile_differ_and_are_numbered_the_same_every_time() -> None:
    lines = (
        "with torch.no_grad():",
        "    y = x + (1 - terminated.float()) * critic_target(next_obs, 'ä').squeeze(-1)",
        "loss = ((critic(obs) - y) ** 2).mean()",
        "return loss.item()",
    )
    found = mutate(*lines)
    trees = [ast.dump(ast.parse(mutant.source)) for mutant in found]
    assert len(set(trees)) == len(trees) > 20
    assert found == mutate(*lines)
    assert [mutant.name for mutant in found[:2]] == ["e-001", "e-002"]
    assert [mutant.line for mutant in found] == sorted(mutant.line for mutant in found)


def test_a_solution_that_does_not_compile() -> None:
    with pytest.raises(ValueError, match="reference solution of 'e' does not compile"):
        mutants("e", "### BEGIN SOLUTION\nx = = 1\n### END SOLUTION\n")
