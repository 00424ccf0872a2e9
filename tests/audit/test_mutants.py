"""The mutants of small snippets: what each operator makes, and what must stay as it is."""

from __future__ import annotations

import ast

import pytest

from grading.audit.mutants import Mutant, mutants

MODULES = frozenset({"torch", "np", "copy", "F", "nn"})


def mutate(*lines: str) -> list[Mutant]:
    """Mutants of a function whose body is the solution."""
    body = "\n".join(f"    {line}" for line in lines)
    return mutants(
        "e",
        "def f(obs, next_obs, critic, critic_target, critic1, critic2, actor, q_network,"
        " target_network, batch, x, y, low, high, terminated, truncated):\n"
        f"    ### BEGIN SOLUTION\n{body}\n    ### END SOLUTION\n",
        MODULES,
    )


def changes(operator: str, *lines: str) -> set[str]:
    """What an operator makes of the lines."""
    return {mutant.change for mutant in mutate(*lines) if mutant.operator == operator}


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
        ("print(x)", "dropped call", {"pass"}),
        ("y = critic(x).float()", "dropped method", {"y = critic(x)"}),
        ("y = torch.clamp(x, low, high)", "dropped function", {"y = (x)"}),
        ("y = low", "swapped name", {"y = high"}),
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
    found = mutate("with x.no_noise():", "    y = obs", "@cached", "def g(): pass")
    made = {(m.operator, m.change) for m in found}
    assert ("dropped context", "with x.no_noise(): -> if True:") in made
    assert ("dropped decorator", "@cached -> ") in made


@pytest.mark.parametrize(
    ("line", "operator", "changed"),
    [
        # Names.
        ("y = critic(x)", "wrong network", {"y = critic_target(x)"}),
        ("y = critic_target(x)", "wrong network", {"y = critic(x)"}),
        ("y = q_network(x)", "wrong network", {"y = target_network(x)"}),
        ("y = target_network(x)", "wrong network", {"y = q_network(x)"}),
        ("y = critic1(x)", "wrong network", {"y = critic2(x)"}),
        ("y = x.critic.critic2", "wrong network", {"y = x.critic.critic1"}),
        ("y = x.critic_1", "wrong network", {"y = x.critic_2"}),
        ("y = x.fc1", "wrong network", set()),
        ("y = self.actor_target(self.actor)", "wrong network",
         {"y = self.actor(self.actor)", "y = self.actor_target(self.actor_target)"}),
        ("y = x.target_actor(x.actor)", "wrong network",
         {"y = x.actor(x.actor)", "y = x.target_actor(x.target_actor)"}),
        ("y = actor(x)", "wrong network", set()),
        ("y = actor(x)", "actor for critic", {"y = critic(x)"}),
        ("y = x.actor_optimizer, x.critic_optimizer", "actor for critic",
         {"y = x.critic_optimizer, x.critic_optimizer",
          "y = x.actor_optimizer, x.actor_optimizer"}),
        ("y = obs", "wrong observation", {"y = next_obs"}),
        ("y = next_obs", "wrong observation", {"y = obs"}),
        ("y = batch.next_obs", "wrong observation", {"y = batch.obs"}),
        ("y = batch.obs", "wrong observation", {"y = batch.next_obs"}),
        ("y = terminated", "wrong end of episode", {"y = truncated"}),
        ("y = batch.terminated", "wrong end of episode", set()),
        ("y = batch.terminated + batch.truncated", "wrong end of episode",
         {"y = batch.truncated + batch.truncated", "y = batch.terminated + batch.terminated"}),
        ("y = terminated or truncated", "wrong end of episode",
         {"y = truncated or truncated", "y = terminated or terminated", "y = terminated",
          "y = truncated"}),
        ("y = x.terminated | x.done", "wrong end of episode", {"y = x.terminated", "y = x.done"}),
        ("y = 1 - (x.terminated or x.done)", "wrong end of episode",
         {"y = 1 - (x.terminated)", "y = 1 - (x.done)"}),
        # Gradients, copies, steps.
        ("y = x.detach()", "dropped detach", {"y = x"}),
        ("y = actor(x)", "needless detach", {"y = actor(x).detach()"}),
        ("y = x.critic(obs).argmax()", "needless detach", set()),
        ("y = critic(x).detach()", "needless detach", set()),
        ("y = update_critic(x)", "needless detach", set()),
        ("y = copy.deepcopy(x)", "alias for copy", {"y = x", "y = copy.copy(x)"}),
        ("y = x.clone()", "alias for copy", {"y = x"}),
        ("y = obs.copy()", "alias for copy", {"y = obs"}),
        ("y = list(x)", "alias for copy", {"y = x"}),
        ("y = np.array(x.obs)", "alias for copy", {"y = x.obs"}),
        ("y = np.array([1, 2])", "alias for copy", set()),
        ("x.target.load_state_dict(x.online.state_dict())", "alias for copy",
         {"x.target = x.online"}),
        ("x.load_state_dict(y.state_dict())", "alias for copy", set()),
        ("x.load_state_dict(y.state_dict())", "dropped weight copy", {"pass"}),
        ("x.load_state_dict(y.state_dict())", "reversed weight copy",
         {"y.load_state_dict(x.state_dict())"}),
        ("optimizer.zero_grad()", "dropped step", {"pass"}),
        ("loss.backward()", "dropped step", {"pass"}),
        ("optimizer.step()", "dropped step", {"pass"}),
        ("z = env.step(x)", "dropped step", set()),
        ("noise.reset()", "kept state", {"pass"}),
        ("y, x = 0, 0.0", "kept state", {"pass"}),
        ("y = x[0]", "dropped assignment", {"pass"}),
        ("y[0] = x", "dropped assignment", {"pass"}),
        ("self.x = x", "dropped assignment", {"pass"}),
        ("y += x", "dropped assignment", {"pass"}),
        ("z = x", "dropped assignment", set()),
        ("y, z = x", "dropped assignment", set()),
        ("y += x", "not in place", {"y = y + (x)"}),
        ("y.mul_(x)", "not in place", {"y.mul(x)"}),
        ("y.copy_(x)", "not in place", {"y = x"}),
        ("y = y - x * 3", "in place", {"y -= x * 3"}),
        ("y = y - 2 * x + 1", "in place", {"y += -2 * x + 1"}),
        ("y = x - y", "in place", set()),
        ("y = x.clamp(0, 1)", "in place", {"y = x.clamp_(0, 1)"}),
        ("y = (x + y).clamp(0, 1)", "in place", set()),
        # Formulas.
        ("y = x * ~terminated", "inverted mask", {"y = x * terminated"}),
        ("y = x * (not terminated)", "inverted mask", {"y = x * (terminated)"}),
        ("y = ~low", "inverted mask", set()),
        ("y = x * ~terminated", "dropped mask", {"y = x"}),
        ("y = (1 - x.done) * x", "dropped mask", {"y = x"}),
        ("y = x.reward + low", "dropped reward", {"y = low"}),
        ("y = x + y - low", "dropped term", {"y = y - low", "y = x - low", "y = x + y"}),
        ("y = (x - y) * 3", "dropped term", {"y = (x) * 3", "y = (-y) * 3"}),
        ("y = 1 - x", "dropped term", {"y = 1"}),
        ("y = x * (low + high) * y", "dropped factor",
         {"y = (low + high) * y", "y = x * y", "y = x * (low + high)"}),
        ("y = x / y", "dropped factor", {"y = x"}),
        ("y = (x - y) ** 2", "dropped factor", {"y = (x - y)"}),
        ("y = gamma * x", "wrong discount", {"y = x", "y = (gamma ** 2) * x"}),
        ("y = f(x, self.gamma)", "wrong discount", {"y = f(x, 1.0)", "y = f(x, self.gamma ** 2)"}),
        ("y = f(gamma=gamma)", "wrong discount", {"y = f(gamma=1.0)", "y = f(gamma=gamma ** 2)"}),
        ("y = x * noise_std", "unscaled noise", {"y = x", "y = x * (noise_std ** 2)"}),
        ("y = self.action_scale * x", "unscaled noise", set()),
        ("y = rng.normal(0, sigma)", "unscaled noise",
         {"y = rng.normal(0, 1.0)", "y = rng.normal(0, sigma ** 2)"}),
        ("y = x + noise", "dropped noise", {"y = x"}),
        ("y = x * torch.randn_like(y)", "dropped noise", {"y = x"}),
        ("y = torch.randn_like(x)", "wrong distribution", {"y = torch.rand_like(x)"}),
        ("y = rng.standard_normal(3)", "wrong distribution", {"y = rng.random(3)"}),
        ("y = tau", "tau for 1 - tau", set()),
        ("y = f(x, tau)", "tau for 1 - tau", {"y = f(x, 1 - tau)"}),
        ("y = f(x, 1 - self.tau)", "tau for 1 - tau", {"y = f(x, self.tau)"}),
        ("y = polyak(x, y)", "tau for 1 - tau", set()),
        ("y = (1 - tau) * x + tau * y", "tau for 1 - tau",
         {"y = (tau) * x + tau * y", "y = (1 - tau) * x + (1 - tau) * y",
          "y = (tau) * x + (1 - tau) * y"}),
        ("y = np.clip(x, low, high)", "wrong clip",
         {"y = np.clip(x, high, low)", "y = np.clip(x, None, high)", "y = np.clip(x, low, None)"}),
        ("y = x.clamp(-low, low)", "wrong clip",
         {"y = x.clamp(low, -low)", "y = x.clamp(None, low)", "y = x.clamp(-low, None)"}),
        ("y = x.clamp(min=low, max=high)", "wrong clip",
         {"y = x.clamp(min=None, max=high)", "y = x.clamp(min=low, max=None)"}),
        ("nn.utils.clip_grad_norm_(x, 1)", "wrong clip", {"nn.utils.clip_grad_value_(x, 1)"}),
        ("y = max(x, low)", "dropped bound", {"y = x", "y = low"}),
        ("y = np.minimum(x, 1)", "dropped bound", {"y = x", "y = 1"}),
        ("y = 2 * min(x, y - low)", "dropped bound", {"y = 2 * (x)", "y = 2 * (y - low)"}),
        ("y = torch.max(x, 1)", "dropped bound", set()),
        ("y = F.mse_loss(x, y)", "wrong loss",
         {"y = F.l1_loss(x, y)", 'y = F.mse_loss(x, y, reduction="sum")'}),
        ("y = critic(x).squeeze(-1)", "dropped squeeze", {"y = critic(x)"}),
        ("y = x.argmax(dim=1)", "argmax for max", {"y = x.amax(dim=1)"}),
        ("y = x.argmax()", "argmax for max", {"y = x.max()"}),
        ("y = x.max()", "argmax for max", {"y = x.argmax()"}),
        ("y = torch.max(x, 1)", "argmax for max", {"y = torch.argmax(x, 1)"}),
        ("y = torch.max(x, y)", "argmax for max", set()),
        ("y = max(x)", "argmax for max", set()),
        ("y = x.max(1).values", "argmax for max",
         {"y = x.max(1).indices", "y = x.argmax(1).values"}),
        ("y = np.where(x, low, high)", "swapped branches", {"y = np.where(x, high, low)"}),
        ("y = low if x else high", "swapped branches", {"y = high if x else low"}),
        ("y = reversed(x)", "wrong order of time", {"y = x"}),
        ("y = env.reset(seed=x)", "dropped seed", {"y = env.reset()"}),
        # Shapes and dtypes.
        ("y = x.sum(dim=1)", "wrong dimension", {"y = x.sum(dim=0)"}),
        ("y = x.sum(dim=-1)", "wrong dimension", {"y = x.sum(dim=0)"}),
        ("y = np.mean(x, axis=0)", "wrong dimension", {"y = np.mean(x, axis=1)"}),
        ("y = x.gather(1, y)", "wrong dimension", {"y = x.gather(0, y)"}),
        ("y = torch.cat(x, 1)", "wrong dimension", {"y = torch.cat(x, 0)"}),
        ("y = x[:, None]", "wrong dimension", {"y = x[None, :]"}),
        ("y = max(x, 1)", "wrong dimension", set()),
        ("y = x.max(y)", "wrong dimension", set()),
        ("y = x.mean(dim=1, keepdim=True)", "dropped dimension", {"y = x.mean()"}),
        ("y = x.squeeze(-1)", "dropped dimension", {"y = x.squeeze()"}),
        ("y = torch.argmax(x, 1)", "dropped dimension", {"y = torch.argmax(x)"}),
        ("y = x.sum(dim=1, keepdim=True)", "toggled keepdim", {"y = x.sum(dim=1, keepdim=False)"}),
        ("y = x.amax(1)", "toggled keepdim", {"y = x.amax(1, keepdim=True)"}),
        ("y = x.mean(axis=1)", "toggled keepdim", {"y = x.mean(axis=1, keepdims=True)"}),
        ("y = x.mean()", "toggled keepdim", set()),
        ("y = rng.integers(x, size=y)", "one draw for all", {"y = rng.integers(x)"}),
        ("y = rng.random(x)", "one draw for all", {"y = rng.random()"}),
        ("y = torch.rand(x, 2)", "one draw for all", {"y = torch.rand(1)"}),
        ("y = torch.randn_like(x)", "one draw for all", {"y = torch.randn(1)"}),
        ("y = np.zeros(3, dtype=np.float32)", "wrong dtype", {"y = np.zeros(3, dtype=np.float64)"}),
        ("y = np.zeros(3, dtype=np.int64)", "wrong dtype",
         {"y = np.zeros(3, dtype=np.int32)", "y = np.zeros(3)"}),
        ("y = torch.as_tensor(x, dtype=torch.float32)", "wrong dtype",
         {"y = torch.as_tensor(x, dtype=torch.float64)", "y = torch.as_tensor(x)"}),
        ("y = x.astype(np.float32)", "wrong dtype", {"y = x.astype(np.float64)", "y = x"}),
        ("y = x.float()", "wrong dtype", {"y = x.double()"}),
        # Counting.
        ("y = x % y == 0", "off by one",
         {"y = (x + 1) % y == 0", "y = (x - 1) % y == 0", "y = x % (y + 1) == 0",
          "y = x % (y - 1) == 0"}),
        ("y = (x + low) % 2", "off by one",
         {"y = (x + low + 1) % 2", "y = (x + low - 1) % 2", "y = (x + low) % 1",
          "y = (x + low) % 3"}),
        ("y = '%d' % x", "off by one", set()),
        ("y = range(x)", "off by one", {"y = range(x + 1)", "y = range(x - 1)"}),
        ("y = rng.integers(2)", "off by one", {"y = rng.integers(1)", "y = rng.integers(3)"}),
        ("y = x[:-1]", "off by one", {"y = x[:0]"}),
        ("y = x[y:]", "off by one", {"y = x[y + 1:]", "y = x[y - 1:]"}),
        ("y = x[: len(x) - y]", "off by one",
         {"y = x[: len(x) - y + 1]", "y = x[: len(x) - y - 1]"}),
        ("y = x[y]", "off by one", set()),
        ("y = x / n_steps", "off by one",
         {"y = (x + 1) / n_steps", "y = (x - 1) / n_steps", "y = x / (n_steps + 1)",
          "y = x / (n_steps - 1)"}),
        ("y = x / y", "off by one", set()),
    ],
)  # fmt: skip
def test_operator_of_reinforcement_learning(line: str, operator: str, changed: set[str]) -> None:
    found = [mutant for mutant in mutate(line) if mutant.operator == operator]
    assert {mutant.after for mutant in found} == changed
    assert len(found) == len(changed)
    assert all((mutant.before, mutant.line) == (line, 3) for mutant in found)


def test_no_grad() -> None:
    lines = ["with torch.no_grad():", "    y = obs", "@torch.no_grad()", "def g(): pass"]
    found = changes("dropped no_grad", *lines)
    assert found == {"with torch.no_grad(): -> if True:", "@torch.no_grad() -> "}


def test_where_no_gradient_flows_a_detach_changes_nothing() -> None:
    assert changes("needless detach", "with torch.no_grad():", "    y = critic(x)") == set()
    decorated = ["@torch.no_grad()", "def g():", "    return critic(x)"]
    assert changes("needless detach", *decorated) == set()


def test_swapped_steps() -> None:
    lines = ["optimizer.zero_grad()", "loss.backward()", "print(x)", "optimizer.step()"]
    first, second = lines[:2]
    assert changes("swapped steps", *lines) == {f"{first} {second} -> {second} {first}"}
    assert changes("swapped steps", "a.step()", "b.step()") == set()
    inside = ["if x:", "    loss.backward()", "    nn.utils.clip_grad_norm_(x, 1)"]
    assert len(changes("swapped steps", *inside)) == 1


def test_an_index_of_a_loop() -> None:
    found = changes("off by one", "for t in range(9):", "    y[t] = x[t]")
    assert {change for change in found if "y[" in change} == {
        "y[t] = x[t] -> y[t + 1] = x[t]",
        "y[t] = x[t] -> y[t - 1] = x[t]",
        "y[t] = x[t] -> y[t] = x[t + 1]",
        "y[t] = x[t] -> y[t] = x[t - 1]",
    }
    assert changes("off by one", "for t in x:", "    y = x[t]") == set()


def test_a_number_does_not_change_in_place() -> None:
    assert changes("not in place", "total, z = 0.0, obs", "total += x") == set()
    assert changes("in place", "total = 0", "total = total + x") == set()
    assert changes("in place", "z = x[0]", "z = z + x") == {"z = z + x -> z += x"}


def test_a_name_without_a_value_is_not_taken() -> None:
    early = ["loss_critic = x", "y = loss_critic", "loss_actor = x", "y = loss_actor"]
    assert changes("actor for critic", *early) == {"y = loss_actor -> y = loss_critic"}


RING = """\
class Ring:
    def __init__(self, capacity):
        ### BEGIN SOLUTION
        self.capacity, self.size = capacity, 0
        self.x = capacity
        ### END SOLUTION

    def reset(self):
        ### BEGIN SOLUTION
        self.x = 3 * self.capacity
        ### END SOLUTION

    def __len__(self):
        ### BEGIN SOLUTION
        return self.size
        ### END SOLUTION

    def sample(self):
        ### BEGIN SOLUTION
        return self.draw(len(self))
        ### END SOLUTION
"""


def test_a_class() -> None:
    found = {(mutant.operator, mutant.change) for mutant in mutants("e", RING)}
    reset = "self.x = 3 * self.capacity"
    assert ("kept state", f'{reset} -> if not hasattr(self, "x"): {reset}') in found
    assert "dropped assignment" not in {operator for operator, _ in found}
    assert {change for operator, change in found if operator == "capacity for size"} == {
        f"{reset} -> self.x = 3 * self.size",
        "return self.size -> return self.capacity",
        "return self.draw(len(self)) -> return self.draw(self.capacity)",
    }


def test_each_fault_once_under_the_name_from_reinforcement_learning() -> None:
    for line, name in {
        "y = x.detach()": "dropped detach",
        "y = critic(x)": "wrong network",
        "optimizer.step()": "dropped step",
        "y = (1 - tau) * x": "tau for 1 - tau",
        "y = x + noise": "dropped noise",
    }.items():
        found = mutate(line)
        trees = [ast.dump(ast.parse(mutant.source)) for mutant in found]
        assert len(set(trees)) == len(trees)
        assert name in {mutant.operator for mutant in found}
        assert {"dropped call", "dropped method", "swapped name", "complement"}.isdisjoint(
            mutant.operator for mutant in found
        )


def test_two_ways_to_write_the_same_are_one_mutant() -> None:
    minus = [m.after for m in mutate("y = x.sum(dim=-1)")]
    assert "y = x.sum(dim=0)" in minus and "y = x.sum(dim=-0)" not in minus
    noise = [m.after for m in mutate("x = x + noise")]
    assert "pass" in noise and "x = x" not in noise


def test_long_calls_keep_compiling() -> None:
    found = changes(
        "wrong dtype", "y = torch.as_tensor(", "    x,  # noqa", "    dtype=torch.int64,", ")"
    )
    assert "dtype=torch.int64, -> dtype=torch.int32," in found and len(found) == 2
    assert changes("dropped factor", "y = (", "    x  # + not this", "    * low", ")") == {
        "x  # + not this * low -> x",
        "x  # + not this * low -> low",
    }


@pytest.mark.parametrize(
    "line",
    [
        "pass",
        "z = torch.abs",
        "z = F.smooth_l1_loss(x)",
        "z = f'{x + 1}'",
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
