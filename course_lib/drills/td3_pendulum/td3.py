"""TD3, its bias, the comparison with DDPG, and the trained agent."""

from collections.abc import Callable, Mapping
from types import SimpleNamespace
from typing import Any

import gymnasium as gym
import numpy as np
import torch
from torch import nn

from course_lib.drilling.draw import (
    CountingOptimizer,
    Draw,
    away_from_kinks,
    old_gradients,
    twin_of,
)
from course_lib.drilling.drill import drill
from course_lib.drilling.flight import Flight, Refused, dense_layers, load_weights
from course_lib.drills.td3_pendulum.ddpg import (
    Batch,
    Learner,
    draws_come_again,
    modes_as_before,
    modes_of,
    requires_grad_of,
    targets_ask_as_before,
)
from course_lib.seeding import seed_everything
from course_lib.tiny import LinearActor, QuadraticCritic, Twin


@drill(
    dict(obs_dim=5, action_dim=2, batch=4),
    dict(obs_dim=3, action_dim=1, batch=1),
    needs=("TwinCritic",),
)
def twin_critic(answer, case, record):
    """Two critics with weights of their own, their values, and who learns from which."""
    draw = Draw(case.seed, getattr(case, "scale", 1.0))
    twin, another = (answer.TwinCritic(case.obs_dim, case.action_dim) for _ in range(2))
    critics = [getattr(twin, name, None) for name in ("critic1", "critic2")]
    note = "A TwinCritic should have its two networks as self.critic1 and self.critic2."
    record.fact("critic1 and critic2", all(isinstance(c, nn.Module) for c in critics), note)
    for name, critic in zip(("critic1", "critic2"), critics, strict=True):
        record(f"{name}: shapes of its parameters", shapes_of(critic))
    record("number of parameters that an optimizer gets", len(list(twin.parameters())))
    own = {p.data_ptr() for module in (*critics, another) for p in module.parameters()}
    note = "Some weights are shared by two critics, each of which should have its own."
    record.fact("weights of their own", len(own) == 4 * len(list(critics[0].parameters())), note)
    for other, what in ((critics[1], "critic1 and critic2"), (another.critic1, "Two TwinCritics")):
        pairs = zip(critics[0].parameters(), other.parameters(), strict=True)
        differ = not any(torch.equal(p, q) for p, q in pairs if p.ndim == 2)
        record.fact("different weights", differ, f"{what} start with equal weights.")

    for copied in (False, True):
        twin = twin_of(twin).eval() if copied else twin
        critics = [draw.fill(twin.critic1), draw.fill(twin.critic2)]
        obs, action = smooth_inputs(draw, case, critics)
        obs.requires_grad_(), action.requires_grad_()
        with record.unchanged(observations=obs, actions=action, twin_critic=twin):
            values = twin(obs, action)
        pair = isinstance(values, tuple | list) and len(values) == 2
        record.fact("a pair", pair, "forward should return a pair of tensors, Q1 and Q2.")
        for number in (0, 1):
            what = f"Q{number + 1}" + " of a copy with other weights" * copied
            record(what, values[number])
            with record.untrained(the_other_critic=critics[1 - number]):
                critics[number].zero_grad()
                values[number].sum().backward(retain_graph=True)
            record.gradients(what, critics[number])
        record("gradient of the actions", action.grad)
    rows = getattr(case, "rows", 5)
    obs, action = (draw.normal(rows, n, scale=1e4) for n in (case.obs_dim, case.action_dim))
    with record.unchanged(observations=obs, actions=action, twin_critic=twin):
        values = twin(obs, action)
    for number in (0, 1):
        record(f"Q{number + 1} of large observations and actions", values[number])
    record.still_trainable(twin_critic=twin)


@drill(
    dict(
        batch=3, obs_dim=2, action_dim=1, gamma=0.5, ends=1 / 3, limit=2.0,
        noise=[0.5, 0.5], draws=[2000, 1], samples=["a", "sum", "smaller"],
        about="gamma = 0.5, noise_std = 0.5, noise_clip = 0.5, action_limit = 2",
    ),
    dict(batch=4, obs_dim=3, action_dim=2, gamma=0.9, ends=0.0, limit=0.4),
)  # fmt: skip
def td3_target(answer, case, record):
    """The target without noise, the distribution of its noise, and what is left as it was."""
    draw = Draw(case.seed, getattr(case, "scale", 1.0))
    actor = draw.network(case.obs_dim, 4, case.action_dim)
    twin = twin_critic_of(draw, case)
    with torch.no_grad():
        actor[0].weight /= getattr(case, "reach", 1.0)
        for parameter in actor[-1].parameters():
            parameter *= getattr(case, "reach", 1.0)
    batch = batch_of(draw, case)
    networks = dict(target_actor=actor, target_critic=twin)
    for module in networks.values():
        module.requires_grad_(not getattr(case, "frozen", False))
        module.train(not getattr(case, "frozen", False))
    quiet = getattr(case, "quiet", [0.0, 0.5])
    before = requires_grad_of(actor, twin)
    with record.untrained(**networks), record.unchanged(batch=batch, **networks):
        target = answer.td3_target(actor, twin, batch, case.gamma, *quiet, case.limit)
    record("target without noise", target)
    constant = not getattr(target, "requires_grad", False)
    record.fact("no gradient", constant, "The target carries a gradient: it is a constant.")
    value = torch.zeros(case.batch, requires_grad=True)
    nn.functional.mse_loss(value, target).backward()
    record("gradient of a value with this target", value.grad)
    targets_ask_as_before(record, before, actor, twin)
    pair = []
    for _ in range(2):
        seed_everything(case.seed)
        noisy = answer.td3_target(actor, twin, batch, 1.0, 0.3, 0.5, case.limit + 1.0)
        pair.append(noisy.detach().clone())
    note = "After seed_everything the noise should be the same again: it is not, here."
    record.fact("the global generators decide about the noise", torch.equal(*pair), note)
    for name in getattr(case, "samples", ()):
        label, first, second = _NOISY[name]
        draws = smoothed_values(answer.td3_target, case, first, second)
        record.sample(label, draws)
        if name == "a":
            again = draws_come_again(draws.double().numpy(), actions_of(case)[0])
            note = "The same noise comes again, with its own sign or the other one."
            record.fact("noise drawn anew", not again, note)


@drill(
    dict(batch=3, updates=[1, 2, 3], policy_delay=2),
    dict(batch=4, updates=[1, 3], policy_delay=3, max_norm=0.05, lr=1.0, noise_clip=0.3),
)
def td3_update(answer, case, record):
    """Several updates of critics, actor and targets: when they move, how far, and on what."""
    case = SimpleNamespace(**{**_UPDATE, **vars(case)})
    draw = Draw(case.seed, case.scale)
    actor, target_actor = (draw.network(case.obs_dim, 4, 4, case.action_dim) for _ in range(2))
    with torch.no_grad():
        actor[-1].bias += case.offset
    critic, target_critic = (twin_critic_of(draw, case) for _ in range(2))
    for target in (target_actor, target_critic):
        target.requires_grad_(not case.frozen)
        target.train(not case.frozen)
    before = requires_grad_of(target_actor, target_critic)
    modes = modes_of(actor, critic, target_actor, target_critic)
    optimizers = [CountingOptimizer(net.parameters(), case.lr) for net in (actor, critic)]
    learner = Learner(actor, critic, target_actor, target_critic, *optimizers)
    for update in case.updates:
        batch = batch_of(draw, case)
        old_gradients(actor, critic)
        with record.unchanged(batch=batch, settings_of_the_optimizers=optimizers):
            losses = answer.td3_update(
                learner,
                batch,
                update,
                gamma=case.gamma,
                tau=case.tau,
                max_norm=case.max_norm,
                noise_std=case.quiet[0],
                noise_clip=case.quiet[1],
                action_limit=case.limit,
                policy_delay=case.policy_delay,
            )
        pair = isinstance(losses, tuple | list) and len(losses) == 2
        note = "td3_update should return two things: the critics' loss and the actor's."
        record.fact("two losses", pair, note)
        size = case.values * case.scale
        record.plain(f"critics' loss, update {update}", losses[0], atol=1e-6 * size**2)
        record.plain(f"actor's loss, update {update}", losses[1], atol=1e-6 * size)
        moving = (critic.critic1, critic.critic2, actor, target_critic, target_actor)
        for name, network in zip(_MOVING, moving, strict=True):
            values = nn.utils.parameters_to_vector(network.parameters())
            record(f"parameters of the {name} after update {update}", values)
    for whose, optimizer in zip(("actor's", "critics'"), optimizers, strict=True):
        record(f"steps of the {whose} optimizer", optimizer.steps)
    record.still_trainable(actor=actor, critics=critic)
    targets_ask_as_before(record, before, target_actor, target_critic)
    modes_as_before(record, modes, actor, critic, target_actor, target_critic)
    losses = losses_with_clipped_noise(answer.td3_update, case.noise_clip, case.limit)
    record("losses where all noise is clipped", losses)
    loss = critics_loss_with_free_noise(answer.td3_update)
    record.plain("critics' loss where no noise is clipped", loss, rtol=0.25)


@drill(
    dict(reward=[1.0, 2.0, 4.0, 8.0], predicted=[7.0, 5.0, 11.0, 10.0], gamma=0.5, cuts=[0, 1]),
    dict(steps=6, gamma=0.9, cuts=[2, 0]),
    needs=("discounted_returns", "q_bias"),
)
def q_bias(answer, case, record):
    """The discounted returns of an episode, and the bias where n_cut steps do not count."""
    draw, scale = Draw(case.seed), getattr(case, "scale", 1.0)
    drawn = draw.rng.standard_normal((2, getattr(case, "steps", 1))) - [[0.5], [2.0]]
    reward = np.array(getattr(case, "reward", scale * drawn[0]))
    predicted = np.array(getattr(case, "predicted", scale * drawn[1]))
    predicted = predicted.astype(getattr(case, "dtype", "float64"))
    with record.unchanged(rewards=reward, predicted_values=predicted):
        returns = answer.discounted_returns(reward, case.gamma)
        answer.discounted_returns(-reward, case.gamma)
        floats = isinstance(returns, np.ndarray) and returns.dtype.kind == "f"
        note = "discounted_returns should return a NumPy array of floats, one for each step."
        record.fact("an array of floats", floats, note)
        again = answer.discounted_returns(reward, case.gamma)
        new = not any(np.may_share_memory(returns, other) for other in (again, reward))
        note = "discounted_returns should return a new array in each call."
        record.fact("a new array in each call", new, note)
        record.values("discounted_returns", returns, rtol=1e-4, atol=1e-5 * scale)
        for n_cut in case.cuts:
            bias = answer.q_bias(predicted, reward, case.gamma, n_cut)
            record.plain(f"q_bias with n_cut = {n_cut}", bias, atol=1e-5 * scale)


@drill(
    dict(
        a=[-150.0, -130.0, -140.0, -160.0],
        b=[-200.0, -150.0, -300.0, -180.0, -240.0, -130.0],
        about="4 returns against 6",
    ),
    dict(sizes=[7, 5], means=[-183.7, -151.2], spreads=[31.3, 12.9], about="7 returns against 5"),
)
def compare(answer, case, record):
    """Difference, p-value, 95 % interval and verdict of Welch's test."""
    if hasattr(case, "sizes"):
        draw = Draw(case.seed)
        sets = zip(case.sizes, case.means, case.spreads, strict=True)
        a, b = (returns_like(draw, *one) for one in sets)
    else:
        a, b = np.array(case.a), np.array(case.b)
    with record.unchanged(returns_of_a=a, returns_of_b=b):
        found = answer.compare(a, b)
        parts = ("difference", "p_value", "low", "high", "better")
        missing = [name for name in parts if not hasattr(found, name)]
        note = "compare should return a Comparison, with difference, low, high, p_value and better."
        record.fact("a Comparison", not missing, note)
        for name in parts[:-1]:
            record.plain(name, getattr(found, name))
        record("better", found.better)


def load_actor(path: str, answer: Mapping[str, Any]) -> Callable[[torch.Tensor], torch.Tensor]:
    """The handed-in actor, whatever the names and the order of its layers. Raises Refused."""
    weights = load_weights(path)
    layers = dense_layers(weights, [(64, 3), (64, 64), (1, 64)])
    if layers is not None:
        (w1, b1), (w2, b2), (w3, b3) = layers

        def policy(obs: torch.Tensor) -> torch.Tensor:
            x = torch.relu(torch.relu(obs @ w1.T + b1) @ w2.T + b2)
            return 2.0 * torch.tanh(x @ w3.T + b3)

        return policy
    own = own_actor(answer.get("Actor"), weights)
    if own is None:
        shapes = [tuple(weight.shape) for weight in weights.values()]
        cause = (
            "Are these the weights of the critic? Save those of the actor."
            if (64, 4) in shapes
            else f"Their shapes are {shapes}."
        )
        raise Refused(
            f"The weights in {path} do not fit the Actor for Pendulum, 3 -> 64 -> 64 -> 1. {cause}"
        )
    return own


def own_actor(actor_class: Any, weights: Mapping[str, torch.Tensor]) -> nn.Module | None:
    """The notebook's Actor with these weights, or None where they do not fit."""
    try:
        actor = actor_class(3, 1, 2.0)
        actor.load_state_dict(weights)
        fits = actor.eval()(torch.zeros(4, 3)).shape == (4, 1)
    except Exception:
        return None
    return actor if fits else None


trained_agent = Flight(
    name="trained_agent",
    file="td3_pendulum.pt",
    make_env=lambda: gym.make("Pendulum-v1"),
    load=load_actor,
    seeds=range(3_000, 3_040),
    low=-1_200.0,
    high=-200.0,
    points=6,
    needs=("Actor",),
)


_NOISY = {
    "a": ("target with noise where Q1 = Q2 = a[0]", [1.0, 0.0], [1.0, 0.0]),
    "sum": ("target with noise where Q1 = Q2 = a[0] + a[1]", [1.0, 1.0], [1.0, 1.0]),
    "smaller": ("target with noise where Q1 = a[0] and Q2 = -a[0]", [1.0, 0.0], [-1.0, 0.0]),
}
"""Critics that are linear in two actions: a label, the weights of Q1, those of Q2."""


def actions_of(case):
    """The actor's action where the smoothing is looked at."""
    return getattr(case, "actions", [0.25, -0.5])


def smoothed_values(td3_target, case, first, second):
    """Smoothed values of one state, (calls * rows,), by critics with these weights of the actions.

    case  draws: rows of a batch, and calls; noise: noise_std and noise_clip; limit
    """
    rows, calls = case.draws
    actor = LinearActor([actions_of(case)])
    twin = Twin(*(QuadraticCritic([0.0], weights) for weights in (first, second)))
    no, zeros = torch.zeros(rows, dtype=torch.bool), torch.zeros(rows)
    batch = Batch(zeros[:, None], torch.zeros(rows, 2), zeros, torch.ones(rows, 1), no, no)
    limit = getattr(case, "noisy_limit", case.limit)
    found = [td3_target(actor, twin, batch, 1.0, *case.noise, limit) for _ in range(calls)]
    return torch.cat([target.detach().reshape(-1)[:rows] for target in found])


_UPDATE = dict(
    obs_dim=2,
    action_dim=1,
    scale=1.0,
    ends=1 / 3,
    gamma=0.5,
    tau=0.25,
    max_norm=1000.0,
    limit=2.0,
    lr=0.1,
    values=1.0,
    frozen=True,
    noise_clip=0.5,
    quiet=(0.0, 0.5),
    offset=0.0,
)
"""What the cases of td3_update do not say."""
_MOVING = ("first critic", "second critic", "actor", "target critics", "target actor")


def losses_with_clipped_noise(td3_update, noise_clip, limit):
    """Both losses after noise so large that each draw is clipped, to one side or the other.

    Q1 = -Q2, so that it does not matter to which side: a chance of 1e-8 aside these are the same
    numbers each time. The critics make no step, their learning rate is 0.
    """
    rows = 32
    actor, target_actor = (LinearActor([[weight]]) for weight in (1.0, 0.0))
    critic = Twin(QuadraticCritic([0.0], [0.7]), QuadraticCritic([0.0], [-0.7]))
    target_critic = Twin(*(QuadraticCritic([0.0], [1.0]) for _ in range(2)))
    optimizers = [torch.optim.SGD(network.parameters(), lr=0.0) for network in (actor, critic)]
    no, ones = torch.zeros(rows, dtype=torch.bool), torch.ones(rows, 1)
    batch = Batch(ones, ones, torch.zeros(rows), ones, no, no)
    learner = Learner(actor, critic, target_actor, target_critic, *optimizers)
    losses = td3_update(learner, batch, 1, 0.5, 0.25, 1000.0, 1e9, noise_clip, limit, 1)
    return list(losses)


def critics_loss_with_free_noise(td3_update):
    """The critics' loss where it is twice the variance of gamma times the noise.

    The mean of 4,096 squares: two such losses differ by 3 % (one standard deviation).
    """
    rows, std = 4096, 0.3
    actor, target_actor = (LinearActor([[0.0]]) for _ in range(2))
    # Values of 0 at action 0, and yet no gradient of 0: clipping by hand divides by its norm.
    critic = Twin(*(QuadraticCritic([0.0], [0.01]) for _ in range(2)))
    target_critic = Twin(*(QuadraticCritic([0.0], [1.0]) for _ in range(2)))
    optimizers = [torch.optim.SGD(network.parameters(), lr=0.0) for network in (actor, critic)]
    no, ones = torch.zeros(rows, dtype=torch.bool), torch.ones(rows, 1)
    batch = Batch(ones, 0 * ones, torch.zeros(rows), ones, no, no)
    learner = Learner(actor, critic, target_actor, target_critic, *optimizers)
    loss, _ = td3_update(learner, batch, 1, 0.5, 0.25, 1000.0, std, 9.0, 9.0, 1)
    return loss


def twin_critic_of(draw, case):
    """A twin critic of two layers; its values are as large as the case's `values` says.

    Its first layers make up for observations and actions as large as `reach` says.
    """
    twin = Twin(*(draw.critic(case.obs_dim, case.action_dim) for _ in range(2)))
    with torch.no_grad():
        for critic in (twin.critic1, twin.critic2):
            critic.layers[0].weight /= getattr(case, "reach", 1.0)
            for parameter in critic.layers[-1].parameters():
                parameter.mul_(getattr(case, "values", 1.0))
    return twin


def batch_of(draw, case):
    """A batch with a share `ends` of terminated rows; half of the rows are truncated."""
    n, size = case.batch, draw.scale * getattr(case, "reach", 1.0)
    return Batch(
        draw.normal(n, case.obs_dim, scale=size),
        draw.normal(n, case.action_dim, scale=size),
        draw.normal(n),
        draw.normal(n, case.obs_dim, scale=size),
        draw.flags(n, case.ends),
        draw.flags(n, 0.5),
    )


def smooth_inputs(draw, case, critics):
    """Observations and actions at which no unit of two filled Critics is near the kink of a ReLU.

    Gradients are compared there.
    """
    rows = draw.normal(40 * case.batch, case.obs_dim + case.action_dim)
    for critic, n in zip(critics, (6 * case.batch, case.batch), strict=True):
        filled = {tuple(p.shape): p.detach() for p in critic.parameters()}
        bias = filled.get((64,), torch.zeros(64))
        shapes = (64, rows.shape[1]), (64, 64)
        layers = [(filled[shape], bias) for shape in shapes if {*shapes} <= {*filled}]
        rows = rows[away_from_kinks(n, rows, *layers)]
    return rows[:, : case.obs_dim].clone(), rows[:, case.obs_dim :].clone()


def shapes_of(module):
    """The shapes of a module's parameters, sorted, as text."""
    return ", ".join(map(str, sorted(tuple(p.shape) for p in module.parameters())))


def returns_like(draw, n, mean, spread):
    """(n,) float64, drawn, with exactly this mean and this standard deviation (ddof=1)."""
    drawn = draw.rng.gumbel(size=n)
    return mean + spread * (drawn - drawn.mean()) / drawn.std(ddof=1)
