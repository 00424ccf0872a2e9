"""Drills of `ddpg_lunarlander`."""

import operator
from collections.abc import Callable, Mapping
from typing import Any

import gymnasium as gym
import numpy as np
import torch
from torch import nn

from course_lib import probes
from course_lib.drilling.draw import (
    CountingOptimizer,
    Draw,
    away_from_kinks,
    old_gradients,
)
from course_lib.drilling.drill import Case, drill
from course_lib.drilling.flight import Flight, Refused, dense_layers, load_weights
from course_lib.drilling.record import Recorder
from course_lib.drilling.worlds import Recording, Script
from course_lib.replay import Batch
from course_lib.seeding import seed_everything


@drill(
    dict(batch=3, obs_dim=5, action_dim=2),
    dict(batch=1, obs_dim=2, action_dim=3),
    needs=("Critic",),
)
def critic(answer, case, record):
    """The critic's layers, its values in training and in evaluation mode, and its gradients."""
    draw = Draw(case.seed, getattr(case, "scale", 1.0))
    near = 1e-4, 1e-5 * max(draw.scale, 1.0)  # a single value may happen to lie close to 0
    critic, other = (answer.Critic(case.obs_dim, case.action_dim) for _ in range(2))
    record("shapes of the parameters", _shapes(critic))
    with record.unchanged(second_Critic=other):
        draw.fill(critic)
    obs, action = torch.zeros(case.batch, case.obs_dim), torch.zeros(case.batch, case.action_dim)
    for what in ("Q", "Q of a second batch", "Q in evaluation mode", "Q under no_grad"):
        critic.train(what != "Q in evaluation mode")
        draw.refill(obs, action)
        with (
            torch.set_grad_enabled(what != "Q under no_grad"),
            record.unchanged(obs=obs, action=action),
        ):
            record(what, critic(obs, action), *near)
    _scale(critic, 0.9)
    with torch.no_grad():
        record("Q after the weights have changed", critic(obs, action), *near)
    rows = draw.normal(200, case.obs_dim), draw.normal(200, case.action_dim)
    smooth = _smoothest(case.batch, critic, torch.cat(rows, dim=1), case.action_dim)
    obs, action = (part[smooth] for part in rows)
    action.requires_grad_(True)
    value = critic(obs, action)
    record.fact("Q carries a gradient", value.requires_grad, _CUT.format("value", "critic"))
    value.sum().backward()
    record("gradient of the action", action.grad, 1e-4, 1e-5)
    _record_gradient(record, critic)


@drill(
    dict(batch=3, obs_dim=5, low=[-1.0, -1.0], high=[1.0, 1.0]),
    dict(batch=2, obs_dim=3, low=[0.0, -1.0], high=[4.0, 1.0], dtype="float32"),
    needs=("Actor",),
)
def actor(answer, case, record):
    """The actor's layers, its actions between the bounds, gradients, and what is saved with it."""
    draw = Draw(case.seed, getattr(case, "scale", 1.0))
    low, high = (np.array(x, getattr(case, "dtype", "float64")) for x in (case.low, case.high))
    wide = low - 1, high + 2
    near = 1e-4, 1e-5 * float(np.abs(wide).max())
    bounds = {"array_of_the_lower_bounds": low, "array_of_the_upper_bounds": high}
    with record.unchanged(**bounds):
        actor = answer.Actor(case.obs_dim, len(low), low, high)
        other = answer.Actor(case.obs_dim, len(low), *wide)
    record("shapes of the parameters", _shapes(actor))
    with record.unchanged(second_Actor=other):
        draw.fill(actor)
    obs = torch.zeros(case.batch, case.obs_dim)
    for what in ("mu", "mu of a second batch", "mu in evaluation mode", "mu under no_grad"):
        actor.train(what != "mu in evaluation mode")
        draw.refill(obs)
        with torch.set_grad_enabled(what != "mu under no_grad"), record.unchanged(obs=obs):
            record(what, actor(obs), *near)
    _scale(actor, 0.9)
    with torch.no_grad():
        record("mu after the weights have changed", actor(obs), *near)
    small = draw.normal(200, case.obs_dim, scale=1.0)
    action = actor(small[_smoothest(case.batch, actor, small)])
    record.fact("mu carries a gradient", action.requires_grad, _CUT.format("action", "actor"))
    action.sum().backward()
    _record_gradient(record, actor)
    with record.unchanged(arrays_of_the_bounds_of_an_Actor_that_loads_a_state_dict=wide):
        other.load_state_dict(actor.state_dict())
    record("mu of a second Actor that loaded the state dict", other(obs), *near)
    low -= 1
    record("mu after the array of the bounds has changed", actor(obs), *near)


@drill(
    dict(obs_dim=3, action_dim=2, noise_std=0.1, room=[5.0, 5.0], calls=1_000),
    dict(obs_dim=2, action_dim=1, noise_std=0.5, room=[1.0, 0.0], calls=1_000),
)
def select_action(answer, case, record):
    """The action without noise, and the noise of many calls, at the bounds of the action too."""
    draw = Draw(case.seed, getattr(case, "scale", 1.0))
    actor = draw.network(case.obs_dim, 7, case.action_dim, activation=nn.ReLU)
    obs = draw.array(case.obs_dim)
    greedy = _greedy(actor, obs)
    near = 1e-4, 1e-5 * max(draw.scale, 1.0)
    below, above = case.room  # of the greedy action to its bounds; negative where it is outside
    low, high = (np.round(x, 3).astype(np.float32) for x in (greedy - below, greedy + above))

    def select(actor, noise_std, **explore):
        action = answer.select_action(actor, obs, noise_std, low, high, **explore)
        return action.astype(np.float64) if isinstance(action, np.ndarray) else action

    record("action without noise", select(actor, case.noise_std, explore=False), *near)
    some = [select(actor, case.noise_std, explore=True) for _ in range(40)]
    record.fact("noise", np.ptp(some) > 0, "With explore=True there is no noise.")
    draws = []
    for mode in ("training", "evaluation"):
        actor.train(mode == "training")
        with record.unchanged(actor=actor, obs=obs, action_low=low, action_high=high):
            action = select(actor, case.noise_std, explore=False)
        record(f"action without noise, actor in {mode} mode", action, *near)
        with (
            record.same_gradients(actor=actor),
            record.unchanged(actor=actor, obs=obs, action_low=low, action_high=high),
        ):
            for _ in range(case.calls // 2):
                draws.append(select(actor, case.noise_std, explore=True))
    draws = np.stack(draws)
    inside = (draws >= low - 1e-6) & (draws <= high + 1e-6)
    note = "With noise, some actions lie outside of action_low and action_high."
    record.fact("the noisy actions lie inside the bounds", inside.all(), note)
    columns = case.action_dim if case.action_dim < 4 else 1
    record.sample("noise", (np.round(draws, 3) - greedy).reshape(-1, columns))
    if case.action_dim > 1:  # A single float32 number may come twice by chance.
        free = draws[((draws > low + 1e-6) & (draws < high - 1e-6)).all(axis=1)]
        note = "The same noise comes again some calls later: every call needs fresh draws."
        record.fact("no noise comes twice", len(np.unique(free, axis=0)) == len(free), note)
    again = []
    for _ in range(2):
        seed_everything(case.seed)
        again.append([select(actor, case.noise_std) for _ in range(40)])
    note = "Without the argument explore there is no noise; by default the agent explores."
    record.fact("by default", np.ptp(again[0]) > 0, note)
    note = "After seed_everything the same noise has to come again: is another generator used?"
    record.fact("repeatable", np.array_equal(*again), note)
    _scale(actor, 0.5)
    record("action after the actor has changed", select(actor, 1.0, explore=False), *near)
    for explore, kept in ((False, high + 1.0), (True, (low + high) / 2)):
        constant = _Constant(torch.as_tensor(kept))
        with record.unchanged(actor_that_returns_a_tensor_of_its_own=constant):
            action = select(constant, 1e-6, explore=explore)
        record(f"action of a constant actor, explore={explore}", action, 1e-4, near[1] + 1e-5)


@drill(
    dict(batch=3, obs_dim=2, action_dim=1, gamma=0.5, ends=0.4),
    dict(batch=1, obs_dim=3, action_dim=2, gamma=0.9, ends=0.0),
)
def update_critic(answer, case, record):
    """Two optimizer steps on the TD error, and what they leave alone."""
    draw = Draw(case.seed, getattr(case, "scale", 1.0))
    critic, target = (draw.critic(case.obs_dim, case.action_dim) for _ in range(2))
    actor = draw.network(case.obs_dim, 4, case.action_dim)
    worth = getattr(case, "worth", 1.0)  # the size of rewards and values
    near = 1e-4, 1e-5 * min(worth, 1.0) * max(draw.scale, 1.0)
    _scale(critic.layers[-1], min(worth, 1.0))
    _scale(target.layers[-1], worth)
    optimizer = CountingOptimizer(critic.parameters(), lr=0.05 / max(worth, 1.0))
    for step in (1, 2):
        batch = Batch(
            draw.normal(case.batch, case.obs_dim),
            draw.normal(case.batch, case.action_dim),
            draw.normal(case.batch) * worth,
            draw.normal(case.batch, case.obs_dim),
            draw.flags(case.batch, case.ends),
        )
        for network, mode in ((critic, step == 1), (target, step == 2), (actor, step == 2)):
            network.train(mode)
        with (
            record.untrained(target_critic=target, target_actor=actor),
            record.unchanged(batch=batch, target_critic=target, target_actor=actor),
            record.unchanged(settings_of_the_optimizer=optimizer),
        ):
            old_gradients(critic)
            loss = answer.update_critic(critic, target, actor, optimizer, batch, case.gamma)
            mode = critic.training == (step == 1)
            record.fact("mode of the critic", mode, _MODE.format("critic"))
        record(f"loss, step {step}", loss)
        record("steps that the optimizer has made", optimizer.steps)
        record(f"critic after step {step}", critic, *near)
    record.still_trainable(critic=critic)


@drill(dict(batch=3, obs_dim=2, action_dim=1), dict(batch=1, obs_dim=3, action_dim=2))
def update_actor(answer, case, record):
    """Two optimizer steps uphill in Q; the critic stays what it was and keeps no gradient."""
    draw = Draw(case.seed, getattr(case, "scale", 1.0))
    critic = draw.critic(case.obs_dim, case.action_dim)
    actor = draw.network(case.obs_dim, 4, case.action_dim)
    slope = getattr(case, "slope", 1.0)
    _scale(critic.layers[-1], slope)
    optimizer = CountingOptimizer(actor.parameters(), lr=0.1 / slope)
    for step in (1, 2):
        obs = draw.normal(case.batch, case.obs_dim)
        critic.train(step == 1)
        actor.train(step == 2)
        with (
            record.untrained(critic=critic),
            record.unchanged(obs=obs, critic=critic, settings_of_the_optimizer=optimizer),
        ):
            old_gradients(actor)
            loss = answer.update_actor(actor, critic, optimizer, obs)
            mode = critic.training == (step == 1)
            record.fact("mode of the critic", mode, _MODE.format("critic"))
            mode = actor.training == (step == 2)
            record.fact("mode of the actor", mode, _MODE.format("actor"))
        record(f"loss, step {step}", loss, 1e-4, 1e-6 * slope)
        record("steps that the optimizer has made", optimizer.steps)
        record(f"actor after step {step}", actor, 1e-4, 1e-5)
    record.still_trainable(critic=critic, actor=actor)


@drill(dict(sizes=[2, 1], tau=0.25), dict(sizes=[3, 5, 5, 5], tau=0.9))
def polyak_update(answer, case, record):
    """Two updates of a target, in place; the online network stays; tau 0 and 1 are exact."""
    draw = Draw(case.seed)
    double = getattr(case, "double", False)
    online, target = (_two_levels(draw, case.sizes, double) for _ in range(2))
    apart = getattr(case, "apart", 1.0)
    _scale(target, apart)
    size = case.tau + (1 - case.tau) * apart
    near = (1e-10, 1e-12) if double else (1e-4, 1e-6 * size)
    held = list(target.parameters())
    places = [p.data_ptr() for p in held]
    for number in (1, 2):
        for network, first in ((online, number == 1), (target, number == 2)):
            network.train(first)[0].requires_grad_(number == 1)
        with record.same_gradients(online_network=online), record.unchanged(online_network=online):
            answer.polyak_update(online, target, case.tau)
        mode = target.training == (number == 2)
        record.fact("mode of the target", mode, _MODE.format("target"))
        record(f"target after update {number}", target, *near)
    now = list(target.parameters())
    note = "The target's parameters are new tensors; whoever holds the old ones sees nothing."
    record.fact("in place", len(now) == len(held) and all(map(operator.is_, now, held)), note)
    note = "New memory lies behind the target's parameters; whoever holds the old one sees nothing."
    record.fact("the same memory", [p.data_ptr() for p in now] == places, note)
    note = "The target's parameters have a history in autograd."
    record.fact("plain leaves", all(p.is_leaf for p in now), note)
    note = "A gradient was left in the target."
    record.fact("no gradient in the target", all(p.grad is None for p in now), note)
    online.requires_grad_(True)
    _scale(target, 1e-3)
    with record.unchanged(target_at_tau_0=target):
        answer.polyak_update(online, target, 0.0)
    _scale(target, 1e6)
    answer.polyak_update(online, target, 1.0)
    pairs = list(zip(online.parameters(), target.parameters(), strict=True))
    note = "With tau = 1 the target is not exactly the online network."
    record.fact("tau 1", all(torch.equal(a, b) for a, b in pairs), note)
    note = "Online and target network share their memory: a change of one changes the other."
    record.fact("memory", all(a.data_ptr() != b.data_ptr() for a, b in pairs), note)
    record.still_trainable(online_network=online)


@drill(
    dict(probe="DelayedReward", steps=8),
    dict(obs_dim=2, action_dim=1, steps=8),
    dict(obs_dim=3, action_dim=2, steps=60, replay=20, noise_std=0.3),
    needs=("DDPGAgent",),
)
def ddpg_agent(answer, case, record):
    """The agent's networks and optimizers, what it does, stores and learns, step by step.

    In a case without `replay` the buffer holds one transition: nothing depends on what is drawn.
    """
    env, agent = _make_agent(answer, case, case.seed % 1000)
    for name in ("actor", "critic"):
        _record_target(record, name, getattr(agent, name), getattr(agent, f"{name}_target"))
    draw = Draw(case.seed)
    for name in ("actor", "critic", "actor_target", "critic_target"):
        draw.fill(getattr(agent, name))
    watch = _Watch(agent, env)
    stats = agent.train(case.steps, on_step=watch.on_step)
    actions, first = np.array(env.actions, np.float64), _settings(case)["learning_starts"]
    record.values("random actions", actions[:first], 1e-4, 1e-5)
    inside = (actions >= env.action_space.low - 1e-6) & (actions <= env.action_space.high + 1e-6)
    record.fact("bounds", inside.all(), "An action lies outside of the bounds of the environment.")
    losses = stats.critic_losses, stats.actor_losses
    record("number of critic losses", len(losses[0]))
    record("number of actor losses", len(losses[1]))
    if hasattr(case, "replay"):
        watch.record_replay(record, case)
        _record_seeds(record, answer, case)
    else:
        record.values("critic losses", losses[0], 1e-3, 1e-4)
        record.values("actor losses", losses[1], 1e-3, 1e-4)
        record.values("actions after the random ones", actions[first:], 1e-3, 1e-3)
    for name in ("actor", "critic"):
        _record_optimizer(record, name, agent)
    record.values("steps at which on_step was called", watch.steps)
    handed_over = all(actor is agent.actor for actor in watch.actors)
    record.fact("on_step", handed_over, "on_step is called with something other than the actor.")
    record.values("episode lengths", stats.episode_lengths)
    record.values("episode rewards", stats.episode_rewards)
    record.values("noise_std of the agent afterwards", agent.noise_std)
    stats = agent.train(first + 1)
    note = "random actions of a second call of train"
    record.values(note, env.actions[case.steps : case.steps + first], 1e-4, 1e-5)
    record("number of critic losses of a second call of train", len(stats.critic_losses))


@drill(
    dict(every=3, scores=[5.25, 20.5, 10.75]),
    dict(every=2, scores=[-300.5, -120.25, -200.0]),
    needs=("KeepBest",),
)
def keep_best(answer, case, record):
    """When the actor is evaluated, what is noted, and the snapshot of the best one."""
    draw = Draw(case.seed)
    actor, fresh = (nn.Sequential(draw.network(2, 3), nn.BatchNorm1d(3)) for _ in range(2))
    seen = []

    def evaluate(actor):
        seen.append(float(actor[0][0].bias[0]))
        return case.scores[(len(seen) - 1) % len(case.scores)]

    keep, other = answer.KeepBest(evaluate, case.every), answer.KeepBest(lambda actor: 1.0, 1)
    record("best_weights before the first evaluation", keep.best_weights)
    record.number("best_score before the first evaluation", keep.best_score)
    # Training begins once more: step 1 comes again, in the middle of an interval.
    steps = [*range(1, case.every * (len(case.scores) + 1)), *range(1, case.every + 1)]
    for step in steps:
        _move(actor)
        actor.train(step // case.every % 2 == 1)
        with record.same_gradients(actor=actor), record.unchanged(actor=actor):
            keep(step, actor)
    _move(actor)
    record("number of evaluations", len(seen))
    record.values("first bias of the evaluated actors", seen)
    record.number("best_score", keep.best_score)
    is_table = isinstance(keep.best_weights, dict)
    record.fact("best_weights is a state dict", is_table, "best_weights is no state dict.")
    record("best_weights", keep.best_weights)
    record.values("history", keep.history)
    keep.restore(fresh)
    record("actor after restore", fresh)
    with record.unchanged(snapshot_after_restore=keep.best_weights):
        _move(fresh)
    note = "A second KeepBest, which was never called, holds something of the first."
    record.fact("two of them", other.best_weights is None and not other.history, note)
    other(1, fresh)
    record("best_weights of a second KeepBest", other.best_weights)
    record("best_weights of the first one after that", keep.best_weights)
    record.number("best_score of the first one after that", keep.best_score)
    record.values("history of the first one after that", keep.history)


def _make_lander() -> gym.Env:
    """The environment in which the handed-in actor is flown."""
    return gym.make("LunarLander-v3", continuous=True)


def _load_actor(path: str, answer: Mapping[str, Any]) -> Callable[[torch.Tensor], Any]:
    """The network of exercise 3 by the shapes of its layers; else the student's own Actor."""
    weights = load_weights(path)
    layers = dense_layers(weights, [(256, 8), (256, 256), (2, 256)])
    if layers is not None:
        (w1, b1), (w2, b2), (w3, b3) = layers

        def policy(obs: torch.Tensor) -> torch.Tensor:
            hidden = torch.relu(torch.relu(obs @ w1.T + b1) @ w2.T + b2)
            return torch.tanh(hidden @ w3.T + b3)

        return policy
    try:
        actor = answer["Actor"](8, 2, np.array([-1.0, -1.0]), np.array([1.0, 1.0]))
        actor.load_state_dict(weights)
        return actor.eval()
    except Exception:
        shapes = [tuple(weight.shape) for weight in weights.values()]
        cause = f"Their shapes are {shapes}."
        if (256, 10) in shapes:
            cause = "Are these the weights of the critic?"
        raise Refused(
            f"The weights in {path} fit neither the network of exercise 3 nor your Actor. {cause}"
        ) from None


trained_agent = Flight(
    name="trained_agent",
    file="ddpg_actor.pt",
    make_env=_make_lander,
    load=_load_actor,
    seeds=range(3_000, 3_040),
    low=0,
    high=180,
    points=6,
    needs=("Actor",),
)


_MODE = "The {0} is in another mode (train or eval) than before."
_CUT = (
    "The {0} carries no gradient, so the {1} cannot learn: is something detached, or under no_grad?"
)


def _shapes(module: nn.Module) -> str:
    """The shapes of a module's parameters, whatever their names and order."""
    shapes = sorted(tuple(p.shape) for p in module.parameters())
    return ", ".join(map(str, shapes)) or "none"


def _smoothest(n: int, module: nn.Module, rows: torch.Tensor, shift: int = 0) -> torch.Tensor:
    """n places of rows that are far from the kinks of a filled Critic or Actor; three, repeated.

    shift  length of the part of an input that may as well come first
    """
    filled = {tuple(p.shape): p.detach() for p in module.parameters()}
    first, hidden = filled[256, rows.shape[1]], (filled[256, 256], filled[256,])
    # Both orders of a critic's inputs, side by side in one layer.
    both = torch.cat([first, first.roll(-shift, dims=1)])
    hidden = torch.block_diag(hidden[0], hidden[0]), hidden[1].repeat(2)
    smooth = away_from_kinks(3, rows, (both, filled[256,].repeat(2)), hidden)
    return smooth[torch.arange(n) % 3]


def _record_gradient(record: Recorder, module: nn.Module) -> None:
    """Whether every parameter has a gradient, and how large all of them are together."""
    found = [p.grad for p in module.parameters() if p.grad is not None]
    note = "Some layers get no gradient: is each of them used, and none detached or frozen?"
    record.fact("a gradient in every layer", len(found) == len(list(module.parameters())), note)
    record("size of the gradient", sum(float(grad.square().sum()) for grad in found) ** 0.5)


def _greedy(actor: nn.Module, obs: np.ndarray) -> np.ndarray:
    """The actor's action for one observation, float64."""
    with torch.no_grad():
        return actor(torch.as_tensor(obs)[None])[0].double().numpy()


class _Constant(nn.Module):
    """An actor that always returns the same action, in a tensor that it keeps."""

    def __init__(self, action: torch.Tensor) -> None:
        """`action` is (action_dim,)."""
        super().__init__()
        self.register_buffer("action", action[None])

    def forward(self, obs: torch.Tensor) -> torch.Tensor:
        """Return the action for each row."""
        return self.action.expand(len(obs), -1)


def _move(module: nn.Module) -> None:
    """Change all parameters and buffers in place, as training does."""
    with torch.no_grad():
        for tensor in module.state_dict().values():
            tensor += 1


def _two_levels(draw: Draw, sizes: list[int], double: bool) -> nn.Sequential:
    """A network that holds another one, with numbers that float32 does not hold exactly."""
    network = draw.network(*sizes).append(draw.network(sizes[-1], 2))
    network.to(torch.float64 if double else torch.float32)
    _scale(network, 1 / 3)
    return network


def _scale(module: nn.Module, factor: float) -> None:
    with torch.no_grad():
        for parameter in module.parameters():
            parameter.mul_(factor)


def _settings(case: Case) -> dict[str, Any]:
    """Arguments of the agent, from a case. With `replay` the actor stands still."""
    replay = hasattr(case, "replay")
    usual = {
        "gamma": 0.9,
        "actor_lr": 1e-12 if replay else 1e-3,
        "critic_lr": 3e-3,
        "batch_size": 16 if replay else 1,
        "tau": 0.25,
        "noise_std": 1e-7,
        "buffer_size": getattr(case, "replay", 1),
        "learning_starts": 30 if replay else 3,
    }
    return {name: getattr(case, name, value) for name, value in usual.items()}


def _make_agent(answer: Any, case: Case, seed: int) -> tuple[Any, Any]:
    """An agent in a probe, or in a scripted environment in which no observation comes twice."""
    if hasattr(case, "probe"):
        env = Recording(getattr(probes, case.probe)())
        return env, answer.DDPGAgent(env, **_settings(case), seed=seed)
    draw, lengths = Draw(case.seed), [2, 1, 4, 3]
    episodes = lengths * (case.steps // sum(lengths) + 1)
    low = np.resize([-1.0, -2.0, 0.5], case.action_dim)
    env = Script(
        [draw.array(n + 1, case.obs_dim) for n in episodes],
        [draw.array(n, scale=getattr(case, "worth", 1.0)) for n in episodes],
        np.resize(["terminated", "truncated", "truncated"], len(episodes)).tolist(),
        gym.spaces.Box(low.astype("f"), (low + getattr(case, "span", 4.0)).astype("f")),
    )
    return env, answer.DDPGAgent(env, **_settings(case), seed=seed)


def _record_target(record: Recorder, name: str, online: nn.Module, target: nn.Module) -> None:
    """How a target begins."""
    pairs = list(zip(online.parameters(), target.parameters(), strict=True))
    equal = all(torch.equal(a, b) for a, b in pairs)
    record.fact(f"{name}_target", equal, f"The {name}_target does not start equal to the {name}.")
    apart = all(a.data_ptr() != b.data_ptr() for a, b in pairs)
    note = f"The {name}_target shares its numbers with the {name}: there is no slow target."
    record.fact(f"{name}_target apart", apart, note)


def _record_optimizer(record: Recorder, name: str, agent: Any) -> None:
    """What an optimizer is, what it holds and how often it has stepped."""
    optimizer, network = getattr(agent, f"{name}_optimizer"), getattr(agent, name)
    record(f"kind of the {name}_optimizer", type(optimizer).__name__)
    held = {id(p) for group in optimizer.param_groups for p in group["params"]}
    own = held == {id(p) for p in network.parameters()}
    note = f"The {name}_optimizer holds other parameters than those of the {name}."
    record.fact(f"parameters of the {name}_optimizer", own, note)
    for setting in ("lr", "betas", "weight_decay", "amsgrad"):
        value = optimizer.param_groups[0].get(setting)
        record.values(f"{setting} of the {name}_optimizer", value)
    steps = [int(state.get("step", 0)) for state in optimizer.state.values()]
    record(f"steps that the {name}_optimizer has made", max(steps, default=0))


def _record_seeds(record: Recorder, answer: Any, case: Case) -> None:
    """Whether the seed decides which transitions the first batch holds."""
    found = []
    for seed in (7, 7, 8):
        if seed == 7:
            seed_everything(case.seed)
        env, agent = _make_agent(answer, case, seed)
        watch = _Watch(agent, env)
        agent.train(agent.learning_starts)
        found.append([number for _, number in watch.executed()])
    note = "Two agents with the same seed draw different batches: the buffer has to be seeded."
    record.fact("same seed", found[0] == found[1], note)
    note = "Agents with different seeds draw the same batch: the buffer gets the agent's seed."
    record.fact("another seed", found[0] != found[2], note)


def _near(one: np.ndarray, other: np.ndarray) -> bool:
    return float(np.abs(one - other).max()) < 1e-4


class _Watch:
    """What an agent's critic is asked about, and when, in a scripted environment."""

    def __init__(self, agent: Any, env: Script) -> None:
        """Begin to watch."""
        self.agent, self.env = agent, env
        self.steps: list[int] = []
        self.actors: list[Any] = []
        self.asked: list[tuple[int, torch.Tensor, torch.Tensor]] = []
        agent.critic.register_forward_pre_hook(self._note, with_kwargs=True)

    def on_step(self, step: int, actor: Any) -> None:
        """Be called after each step."""
        self.steps.append(step)
        self.actors.append(actor)

    def _note(self, module: nn.Module, args: tuple, kwargs: dict) -> None:
        obs = args[0] if args else kwargs["obs"]
        action = args[1] if len(args) > 1 else kwargs["action"]
        self.asked.append((len(self.env.actions), obs.detach().clone(), action.detach().clone()))

    def executed(self) -> list[tuple[int, int | None]]:
        """For each row that is no action of the actor's: when it was asked, and its step.

        The step is None where no such action was executed at that observation.
        """
        of_obs = {obs.tobytes(): number for number, obs in enumerate(self.env.observed)}
        found = []
        for now, obs, action in self.asked:
            with torch.no_grad():
                greedy = self.agent.actor(obs)
            for row, taken, own in zip(obs.numpy(), action.numpy(), greedy.numpy(), strict=True):
                number = of_obs.get(row.astype("f").tobytes())
                if number is not None and _near(taken, self.env.actions[number]):
                    found.append((now, number))
                elif number is None or not _near(taken, own):
                    found.append((now, None))
        return found

    def one_batch_for_both(self) -> bool:
        """Whether the critic is asked, at each step, about executed and own actions in one batch.

        Nothing is known of an actor that does not ask this critic.
        """
        observed = [obs.tobytes() for obs in self.env.observed]
        taken_at = dict(zip(observed, self.env.actions, strict=True))
        executed: set[tuple[int, bytes]] = set()
        own: set[tuple[int, bytes]] = set()
        for now, obs, action in self.asked:
            with torch.no_grad():
                greedy = self.agent.actor(obs).numpy()
            for row, asked, best in zip(obs.numpy(), action.numpy(), greedy, strict=True):
                key = row.astype("f").tobytes()
                by_hand = key in taken_at and _near(asked, taken_at[key])
                if by_hand != _near(asked, best):
                    (executed if by_hand else own).add((now, key))
        return not own or own == executed

    def record_replay(self, record: Recorder, case: Case) -> None:
        """The batches, and the noise of the executed actions."""
        settings, rows = _settings(case), self.executed()
        sizes = {len(obs) for _, obs, _ in self.asked}
        note = "The batches that the critic gets do not have batch_size rows."
        record.fact("batch size", settings["batch_size"] in sizes, note)
        note = "The critic learns from actions that were not executed at those observations."
        record.fact("executed actions", all(number is not None for _, number in rows), note)
        note = "The actor learns from other observations than the critic: one batch is for both."
        record.fact("one batch for both", self.one_batch_for_both(), note)
        full = max(case.replay, settings["learning_starts"])
        ages = [now - number for now, number in rows if number is not None and now > full]
        ages = ages[: settings["batch_size"] * (case.steps - full)]
        record("number of replayed transitions", len(ages))
        if ages:
            record.sample("age of the replayed transitions, in steps", ages)
        actions, obs = np.array(self.env.actions), np.array(self.env.observed)
        with torch.no_grad():
            noise = np.round(actions, 3) - self.agent.actor(torch.as_tensor(obs)).double().numpy()
        record.sample("noise of the actions", noise[settings["learning_starts"] :].flatten())
