"""Acting, the losses, and the update of DDPG."""

from typing import NamedTuple

import numpy as np
import torch
from scipy import stats
from torch import nn

from course_lib.drilling.draw import CountingOptimizer, Draw, old_gradients
from course_lib.drilling.drill import drill


class Batch(NamedTuple):
    """A minibatch of transitions, with the fields of the notebook's."""

    obs: torch.Tensor
    action: torch.Tensor
    reward: torch.Tensor
    next_obs: torch.Tensor
    terminated: torch.Tensor
    truncated: torch.Tensor


class Learner(NamedTuple):
    """The networks of an agent with targets and optimizers, with the fields of the notebook's."""

    actor: nn.Module
    critic: nn.Module
    target_actor: nn.Module
    target_critic: nn.Module
    actor_optimizer: torch.optim.Optimizer
    critic_optimizer: torch.optim.Optimizer


@drill(
    dict(start=0.5, end=0.1, n_episodes=8, episodes=[0, 2, 4, 8, 12]),
    dict(start=0.25, end=1.25, n_episodes=8, episodes=[2, 20, 8]),
)
def noise_schedule(answer, case, record):
    """The scale of the noise on the way from start to end, at its end, and long after it."""
    start, end, n_episodes = case.start, case.end, case.n_episodes
    for what, schedule in (
        ("", (start, end, n_episodes)),
        (" of a schedule with another end", (start, end + 0.7, n_episodes)),
        (" of a schedule with another start", (start + 0.3, end, n_episodes)),
        (" of a schedule with more episodes", (start, end, n_episodes + 3)),
    ):
        for episode in case.episodes:
            scale = answer.noise_schedule(episode, *schedule)
            record.plain(f"scale of the noise in episode {episode}{what}", scale)


@drill(
    dict(obs_dim=3, action_dim=2, noise_scale=0.3, action_limit=2.0, calls=800, wide=20),
    dict(obs_dim=2, action_dim=1, noise_scale=0.8, action_limit=0.5, calls=800, wide=20),
)
def select_action(answer, case, record):
    """The action without noise, the distribution with it, and what is left as it was."""
    draw = Draw(case.seed)
    actor, wide = (draw.network(case.obs_dim, 4, n) for n in (case.action_dim, 100))
    actor.train(case.action_dim != 2)
    several, limit = draw.array(4, case.obs_dim, scale=2.0), case.action_limit

    def act(obs, noise_scale, rng):
        return answer.select_action(actor, obs, noise_scale, limit, rng)

    with (
        record.unchanged(actor=actor, observation=several),
        record.untrained(actor=actor),
        record.no_global_draws(),
    ):
        for number, obs in enumerate(several, 1):
            record(f"action {number} without noise", act(obs, 0.0, np.random.default_rng(0)))
        rng = np.random.default_rng(case.seed)
        noisy = [act(several[0], case.noise_scale, rng) for _ in range(case.calls)]
        twins = [act(several[0], case.noise_scale, np.random.default_rng(7)) for _ in range(2)]
    record("dtype of a noisy action", str(getattr(noisy[0], "dtype", type(noisy[0]).__name__)))
    noisy = np.stack([np.array(action, dtype=np.float64) for action in noisy])
    record.sample("noisy actions", noisy)
    record.fact(
        "no noisy action is beyond the limit",
        np.abs(noisy).max() <= limit * (1 + 1e-6),
        "A noisy action is beyond the limit.",
    )
    record.fact(
        "two generators with one seed give one action",
        np.array_equal(*twins),
        "Two generators with the same seed gave different actions.",
    )
    low = float(actor(torch.as_tensor(several[:1])).abs().max()) / 2
    beyond = answer.select_action(actor, several[0], 0.0, low, np.random.default_rng(0))
    record("action without noise where the actor's is beyond the limit", beyond)
    record.still_trainable(actor=actor)
    far = [
        answer.select_action(wide, several[1], scale, 100.0 + case.noise_scale * 100.0, rng)
        for scale in (0.0, *[case.noise_scale] * case.wide)
    ]
    _noise(record, "noise far from the limit", np.concatenate(np.subtract(far[1:], far[0])))


@drill(
    dict(action_dim=3, theta=2.0, sigma=0.4, dt=0.25, steps=5, wide=20),
    dict(action_dim=1, theta=0.15, sigma=0.2, dt=0.01, steps=8, wide=20),
    needs=("OUNoise",),
)
def ou_noise(answer, case, record):
    """The pull and the push of a step, the start of an episode, and that a sample stays itself."""

    def make(theta=case.theta, sigma=case.sigma, seed=case.seed):
        return answer.OUNoise(case.action_dim, theta=theta, sigma=sigma, dt=case.dt, seed=seed)

    with record.no_global_draws():
        still = make(sigma=0.0).sample()
        record("kind of a sample", type(still).__name__)
        record.values("first sample where sigma is 0", still)
        pulled, again, other = (_path(make(seed=case.seed + n), case.steps) for n in (0, 0, 1))
    record.fact(
        "a path for each seed",
        np.array_equal(pulled, again) and not np.array_equal(pulled, other),
        "Two processes of one seed should give the same samples, and those of another seed others.",
    )
    # Without a pull a process shows its pushes; with a pull and the same seed they are the same.
    walk = _path(make(theta=0.0), 1500)
    pushes, before = np.diff(walk, axis=0, prepend=0.0), np.roll(pulled, 1, axis=0)
    before[0] = 0.0
    moved = pulled - pushes[: case.steps]
    left = (moved * before).sum() / (before**2).sum()
    record("part of the last x that is left after a step", left, atol=1e-6)
    rest = np.abs(moved - left * before).max() / np.abs(pushes).max()
    record("what moves x besides the pull and the push", rest, atol=1e-3)
    record.sample("the pushes of 1500 steps", pushes)
    new = not draws_come_again(np.diff(_path(make(theta=0.0, seed=case.seed + 2), 2500)[:, 0]))
    record.fact("draws that go on", new, "The same draws come again after some steps.")
    wide = answer.OUNoise(100, theta=case.theta, sigma=case.sigma, dt=case.dt, seed=1)
    many = np.concatenate([_first(wide) for _ in range(case.wide)])
    _noise(record, "first samples in 100 dimensions", many)

    one, slow = make(), make(theta=0.0)
    kept, copies = [], []
    for _ in range(case.steps):
        kept.append((one.sample(), slow.sample()))
        copies.append(np.array(kept[-1]))
    one.reset(), slow.reset()
    first = np.array([one.sample(), slow.sample()])
    changed = [not np.array_equal(*pair) for pair in zip(kept, copies, strict=True)]
    record("kept samples that a later step or reset changed", sum(changed))
    record.fact(
        "two processes side by side",
        np.array_equal([both[0] for both in copies], pulled),
        "A process gave other samples while another one ran beside it.",
    )
    record.fact(
        "an episode starts at 0",
        np.allclose(first[0], first[1], rtol=1e-5, atol=1e-5 * case.sigma * case.dt**0.5),
        "After reset() the next sample still depends on the episode before.",
    )
    record.sample("first samples of 800 episodes", [_first(one) for _ in range(800)])


def _noise(record, label, draws):
    """Record many normal draws, and that they are not cut off.

    Of a right answer's n draws none is as far out as is asked with a chance of exp(-20).
    """
    record.sample(label, draws)
    reach = stats.norm.isf(10 / len(draws)) * np.std(draws)
    record.fact(
        f"{label}: the tails",
        np.max(draws) > 0.0 > np.min(draws) and np.abs(draws).max() > reach,
        "The noise is cut off: none of many draws lies far out, as a few normal draws do.",
    )


def draws_come_again(draws, centre=0.0):
    """Whether up to 2,500 draws, (n,), come from a smaller pool, or were mirrored at the centre.

    Of so many independent ones some 20 are as near to another as is asked; more than 120 are with
    a chance below exp(-90). What lies on the edges of the range, where clipping puts it, does not
    count.
    """
    edge = 1e-6 * np.ptp(draws)
    inside = draws[(draws > draws.min() + edge) & (draws < draws.max() - edge)]
    sizes = np.sort(np.abs(inside - centre))
    return np.sum(np.diff(sizes) < 1e-5 * np.std(sizes)) > 120 if len(sizes) else False


def _path(process, steps):
    """The next samples of a process: (steps, action_dim) float64."""
    return np.array([np.array(process.sample(), dtype=np.float64) for _ in range(steps)])


def _first(process):
    """The first sample of a new episode."""
    process.reset()
    return np.array(process.sample(), dtype=np.float64)


@drill(
    dict(batch=4, obs_dim=2, action_dim=1, gamma=0.5, ends=0.5, clock=0.5),
    dict(batch=1, obs_dim=3, action_dim=2, gamma=0.9, ends=0.0, clock=1.0),
    needs=("must_bootstrap", "critic_loss"),
)
def critic_loss(answer, case, record):
    """Where the next value counts, the loss, its gradient in the critic, and what is left alone."""
    draw = Draw(case.seed, getattr(case, "scale", 1.0))
    critic, target, actor = _critic(draw, case), _critic(draw, case), _actor(draw, case)
    critic.train(case.batch != 4), target.eval(), actor.train(case.batch == 4)
    target.requires_grad_(case.batch != 1)
    before = requires_grad_of(target, actor)
    for call in ("", ", second batch"):
        batch = _batch(draw, case)
        with record.unchanged(terminated_flags=batch.terminated, truncated_flags=batch.truncated):
            counts = answer.must_bootstrap(batch.terminated, batch.truncated)
        record(f"must_bootstrap{call}", counts)
        with (
            record.unchanged(batch=batch, critic=critic, target_critic=target, target_actor=actor),
            record.untrained(target_critic=target, target_actor=actor),
        ):
            old_gradients(critic)
            loss = answer.critic_loss(critic, target, actor, batch, case.gamma)
            _loss(record, f"critic loss{call}", loss, critic, draw.scale**2)
            loss.backward()
        record.gradients(f"critic loss{call}", critic)
        _move(critic, target, actor)
    record.still_trainable(critic=critic)
    targets_ask_as_before(record, before, target, actor)


@drill(
    dict(batch=3, obs_dim=2, action_dim=1),
    dict(batch=1, obs_dim=3, action_dim=2),
    needs=("actor_loss",),
)
def actor_loss(answer, case, record):
    """The loss, its gradient in the actor, and that it only computes."""
    draw = Draw(case.seed, getattr(case, "scale", 1.0))
    critic, actor = _critic(draw, case), _actor(draw, case)
    critic.eval(), actor.train(case.batch != 1)
    for call in ("", ", second batch"):
        obs = draw.normal(case.batch, case.obs_dim, scale=2.0 * _reach(case))
        with record.unchanged(observations=obs, critic=critic, actor=actor):
            old_gradients(actor)
            loss = answer.actor_loss(actor, critic, obs)
            _loss(record, f"actor loss{call}", loss, actor, draw.scale)
            loss.backward()
        record.gradients(f"actor loss{call}", actor)
        _move(critic, actor)
    record.still_trainable(critic=critic, actor=actor)


@drill(
    dict(sizes=[2, 1], share=0.25),
    dict(sizes=[3, 5, 2], share=0.005),
    needs=("soft_update", "soft_update_rho"),
)
def soft_update(answer, case, record):
    """Both conventions, two updates each: the target moves in place, and nothing else changes."""
    for update, name in ((answer.soft_update, "tau"), (answer.soft_update_rho, "rho")):
        draw = Draw(case.seed, getattr(case, "scale", 1.0))
        online, target = _nested(draw, case.sizes), _nested(draw, case.sizes)
        target.requires_grad_(not getattr(case, "frozen", False))
        online[0].requires_grad_(not getattr(case, "frozen", False))
        target.eval()
        parameters, ask = _parameters(online, target), requires_grad_of(online)
        for step in (1, 2):
            old_gradients(online)
            with record.unchanged(online_network=online):
                update(online, target, case.share)
            record(f"target after update {step} with {name} = {case.share}", target)
            before = [p.detach().clone() for p in target.parameters()]
            _move(online)
            record.fact(
                f"{name}, update {step}: the target stays where it is while the other one learns",
                all(map(torch.equal, before, target.parameters())),
                "The target moved together with the online network, without an update.",
            )
        record(f"{name}: the target in training mode", target.training)
        _plain_parameters(record, parameters, _parameters(online, target))
        record.fact(
            f"{name}: gradients are left alone",
            all(p.grad is not None and (p.grad == 100.0).all() for p in online.parameters())
            and all(p.grad is None for p in target.parameters()),
            "The gradients of the online network or of the target changed.",
        )
        note = "The parameters of the online network ask for gradients otherwise than before."
        record.fact(f"{name}: requires_grad", requires_grad_of(online) == ask, note)
        another = _nested(draw, case.sizes)
        with record.unchanged(online_network=online):
            update(online, another, case.share)
            record(f"{name}: another target of the same network", another)
        with record.unchanged(other_network=another):
            update(another, target, case.share)
        record(f"{name}: the target after an update from another network", target)


@drill(
    dict(
        batch=3,
        obs_dim=2,
        action_dim=1,
        gamma=0.5,
        tau=0.25,
        max_norm=0.1,
        rate=0.9,
        ends=0.34,
        clock=0.34,
    ),
    dict(
        batch=4,
        obs_dim=3,
        action_dim=2,
        gamma=0.9,
        tau=0.1,
        max_norm=50.0,
        rate=0.1,
        ends=0.0,
        clock=0.5,
    ),
)
def ddpg_update(answer, case, record):
    """Three updates in a row: losses, all four networks, the optimizers, and what stays."""
    draw = Draw(case.seed, getattr(case, "scale", 1.0))
    actor, target_actor = _actor(draw, case), _actor(draw, case)
    critic, target_critic = _critic(draw, case), _critic(draw, case)
    target_critic.requires_grad_(case.batch != 4)
    target_actor.eval(), critic.train(case.batch != 3)
    before = requires_grad_of(target_critic, target_actor)
    slow = CountingOptimizer(actor.parameters(), lr=0.6 * case.rate)
    fast = CountingOptimizer(critic.parameters(), lr=case.rate)
    learner = Learner(actor, critic, target_actor, target_critic, slow, fast)
    parameters, modes = _parameters(*learner[:4]), modes_of(*learner[:4])
    for step in (1, 2, 3):
        batch = _batch(draw, case)
        old_gradients(actor, critic)
        with (
            record.unchanged(batch=batch, actor_optimizer=slow, critic_optimizer=fast),
            record.untrained(target_critic=target_critic, target_actor=target_actor),
        ):
            losses = answer.ddpg_update(learner, batch, case.gamma, case.tau, case.max_norm)
        pair = losses if isinstance(losses, tuple | list) else [losses]
        record(f"number of losses, update {step}", len(pair))
        record.plain(f"critic's loss, update {step}", pair[0], atol=_ATOL * draw.scale**2)
        record(f"critic after update {step}", critic)
        record.plain(f"actor's loss, update {step}", pair[-1], atol=_ATOL * draw.scale)
        for name in ("actor", "target_critic", "target_actor"):
            record(f"{name.replace('_', ' ')} after update {step}", getattr(learner, name))
    record("steps of the critic's optimizer", fast.steps)
    record("steps of the actor's optimizer", slow.steps)
    _plain_parameters(record, parameters, _parameters(*learner[:4]))
    record.still_trainable(critic=critic, actor=actor)
    targets_ask_as_before(record, before, target_critic, target_actor)
    modes_as_before(record, modes, *learner[:4])


_ATOL = 1e-6
"""How far a loss may be away where its terms cancel, in units of their size."""


def requires_grad_of(*modules):
    """Which parameters ask for a gradient."""
    return [p.requires_grad for module in modules for p in module.parameters()]


def targets_ask_as_before(record, before, *targets):
    """Record whether the parameters of the targets ask for gradients as they did."""
    note = "The parameters of the targets ask for gradients otherwise than before."
    record.fact("requires_grad of the targets", requires_grad_of(*targets) == before, note)


def modes_of(*modules):
    """Which modules are in training mode."""
    return [module.training for module in modules]


def modes_as_before(record, before, *modules):
    """Record whether the modules are in the modes in which they were."""
    note = "A network was put into training or evaluation mode and left in it."
    record.fact("modes of the networks", modes_of(*modules) == before, note)


def _parameters(*networks):
    """All parameters of some networks, as objects."""
    return [parameter for network in networks for parameter in network.parameters()]


def _plain_parameters(record, before, now):
    """Record whether the parameters are the objects that they were, and without a history."""
    record.fact(
        "the parameters are the same objects",
        len(now) == len(before) and all(a is b for a, b in zip(now, before, strict=True)),
        "A network has new parameters in place of the old ones, which others hold on to.",
    )
    record.fact(
        "no trace in autograd",
        all(p.is_leaf for p in now),
        "An update left a trace in autograd: the numbers of a network have a history now.",
    )


def _nested(draw, sizes):
    """A layer; for more than two sizes a network two levels deep, with a parameter of its own."""
    network = draw.network(*sizes)
    if len(sizes) > 2:
        network = nn.Sequential(network, draw.network(*sizes))
        network.register_parameter("offset", nn.Parameter(draw.normal(2, scale=1.0)))
    with torch.no_grad():
        for parameter in network.parameters():
            parameter *= draw.scale
    return network


def _reach(case):
    """How large observations and actions are; the first layers make up for it."""
    return getattr(case, "reach", 1.0)


def _actor(draw, case):
    """An actor of two layers; `offset` is added to its actions."""
    actor = draw.network(case.obs_dim, 6, case.action_dim)
    with torch.no_grad():
        actor[0].weight /= _reach(case)
        for parameter in actor[-1].parameters():
            parameter *= _reach(case)
        actor[-1].bias += getattr(case, "offset", 0.0)
    return actor


def _critic(draw, case):
    """A critic of two layers, whose values are of the case's scale."""
    critic = draw.critic(case.obs_dim, case.action_dim)
    with torch.no_grad():
        critic.layers[0].weight /= _reach(case)
        for parameter in critic.layers[-1].parameters():
            parameter *= draw.scale
    return critic


def _batch(draw, case):
    """A batch with rewards of the case's scale; `ends` and `clock` are shares of the rows."""
    size = 2.0 * _reach(case)
    return Batch(
        draw.normal(case.batch, case.obs_dim, scale=size),
        draw.normal(case.batch, case.action_dim, scale=size),
        draw.normal(case.batch),
        draw.normal(case.batch, case.obs_dim, scale=size),
        draw.flags(case.batch, case.ends),
        draw.flags(case.batch, case.clock),
    )


def _move(*networks):
    """Change all parameters in place, as a step of an optimizer does."""
    with torch.no_grad():
        for network in networks:
            for parameter in network.parameters():
                parameter += 0.1


def _loss(record, label, loss, network, size):
    """Record a loss of any precision, and that it was only computed; clear old gradients.

    size  that of the terms which are averaged
    """
    record(label, loss.float() if isinstance(loss, torch.Tensor) else loss, atol=_ATOL * size)
    record.fact(
        f"{label}: gradients left to the caller",
        all(p.grad is not None and (p.grad == 100.0).all() for p in network.parameters()),
        "The gradients changed while the loss was computed.",
    )
    network.zero_grad()
    record.fact(
        f"{label}: it can be differentiated",
        getattr(loss, "requires_grad", False),
        "The loss is cut off from the network that should learn: it has no gradient.",
    )
