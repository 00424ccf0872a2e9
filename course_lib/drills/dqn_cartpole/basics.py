"""Acting, the network, its loss, and the replay buffer."""

import gymnasium as gym
import numpy as np
import torch
from torch import nn

from course_lib.drilling.draw import Draw, away_from_kinks, old_gradients
from course_lib.drilling.drill import drill
from course_lib.drilling.worlds import Script
from course_lib.replay import Batch


@drill(
    dict(steps=[4, 2], ends=["terminated", "truncated"], seeds=[3]),
    dict(steps=[3, 2], ends=["truncated", "terminated"], seeds=[0]),
)
def run_episode(answer, case, record):
    """The return of an episode, its seed, and that each action answers the newest observation."""
    draw = Draw(case.seed, getattr(case, "scale", 1.0))
    obs = [draw.array(n + 1, 3) for n in case.steps]
    reward = [draw.array(n) + getattr(case, "shift", 0.0) for n in case.steps]
    env = Script(obs, reward, case.ends, gym.spaces.Discrete(5))
    env.close = lambda: record.fact("the environment stays open", False, CLOSED)
    for number, seed in enumerate([*case.seeds, None]):
        policy, seeded = Clerk(draw.integers(5, 2000)), {} if seed is None else {"seed": seed}
        before, n = (len(env.resets), len(env.actions)), case.steps[number]
        with record.no_global_draws(GLOBAL):
            got = answer.run_episode(env, policy, **seeded)
            record(f"return of episode {number + 1}", got, rtol=1e-5)
        resets, actions = env.resets[before[0] :], env.actions[before[1] :]
        record.fact("the end of the episode", env.late_steps == 0, LATE)
        record.fact("no step left out", len(actions) >= n, EARLY)
        record.fact("the policy is asked", policy.seen, UNASKED)
        record.fact("one observation for the policy", policy.forms == {"(3,) float32"}, ROW)
        record.fact("the newest observation", policy.saw(obs[number][:n]), STALE)
        record.fact("the policy's actions", np.array_equal(actions, policy.actions[:n]), OTHER)
        if seed is None:
            record.fact("no seed where none is given", set(resets) == {None}, SEEDED)
        record(f"seed of each reset in episode {number + 1}", ", ".join(map(str, resets)))


@drill(
    dict(batch=3, sizes=[4, 7, 5, 2]),
    dict(batch=1, sizes=[3, 6, 6, 4], lower=3.0),
    needs=("QNetwork",),
)
def q_network(answer, case, record):
    """Sizes of the layers, values of batches and of single observations, and what is learned."""
    draw = Draw(case.seed, getattr(case, "scale", 1.0))
    n_observations, nn_l1, nn_l2, n_actions = case.sizes
    networks = [answer.QNetwork(n_observations, n_actions, nn_l1, nn_l2) for _ in range(2)]
    obs, weight = draw.normal(case.batch, n_observations), draw.normal(case.batch, n_actions)
    first, _ = (network(torch.ones(2, n_observations)) for network in networks)
    tensor = isinstance(first, torch.Tensor)
    record("values of 2 observations", f"shape {tuple(first.shape)}" if tensor else first)
    record("sizes of the parameters", sizes_of(networks[0]))
    record.fact("a network of its own", weights_differ(*networks), SEEDS)
    lower = getattr(case, "lower", 0.0)
    layers, _ = [fill_layers(draw, network, case.sizes, lower) for network in networks]
    network = networks[0]
    many = draw.normal(getattr(case, "many", 9), n_observations)
    with record.unchanged(observations=obs, network=network):
        record("values", network(obs))
        record("values of a single observation", network(obs[0]))
        record(f"values of {len(many)} observations", network(many))
    record("values in evaluation mode", network.eval()(obs))
    record("values of the other network", networks[1](obs))
    obs = draw.normal(200, n_observations)
    obs = obs[away_from_kinks(case.batch, obs, *layers)]
    optimizer = torch.optim.SGD(network.train().parameters(), lr=0.1 / case.batch)
    backward(record, "the values", (network(obs) * weight).sum())
    learns = [p.grad is not None and bool(p.grad.any()) for p in network.parameters()]
    record.fact("every layer learns", all(learns), NO_GRADIENT)
    optimizer.step()
    record("values after a step of gradient descent", network(obs))


@drill(
    dict(rows=4, n_actions=3, start=1.0, minimum=0.0625, decay=0.25, decays=1, calls=400),
    dict(rows=1, n_actions=2, start=0.5, minimum=0.1, decay=0.5, decays=4, calls=600),
    needs=("EpsilonGreedy",),
)
def epsilon_greedy(answer, case, record):
    """Greedy and random actions, drawn for each row by itself, and how epsilon decays."""
    draw = Draw(case.seed)
    network, obs = as_handed(q_network_of(draw, case, 3), case), draw.array(case.rows, 3)

    def policy(start, minimum=case.minimum, seed=4):
        return answer.EpsilonGreedy(start, minimum, case.decay, case.n_actions, seed=seed)

    with (
        record.no_global_draws(),
        record.unchanged(network=network, observations=obs),
        record.gradients_kept(network=network),
    ):
        many, greedy = draw.array(30 * case.rows, 3), policy(0.0, 0.0)
        best = greedy(network, obs)
        record("greedy actions", best)
        record("greedy actions of more rows", greedy(network, many))
        record.number("epsilon of the greedy policy", greedy.epsilon)
        one, same, other = policy(case.start), policy(case.start), policy(case.start, seed=5)
        for number in range(1, case.decays + 1):
            one.decay()
            record.number(f"epsilon after decay {number}, from {case.start}", one.epsilon)
        record.number("epsilon of another policy", other.epsilon)
        drawn = [one(network, obs) for _ in range(case.calls)]
        record.number("epsilon after choosing", one.epsilon)
        forms = {f"{type(a).__name__} {a.dtype} {a.shape}" for a in drawn}
        record("kind of the actions", ", ".join(sorted(forms)))
        chosen = one(network, np.repeat(obs[:1], 2000, axis=0))
        inside = (chosen >= 0) & (chosen < case.n_actions)
        record.fact("numbers of the actions", inside.all(), NUMBERED)
        record.sample("share of each action in 2000 rows", np.eye(case.n_actions)[chosen])
        record.sample("actions in each row of small batches", drawn)
        others = np.sum(np.array(drawn) != best, axis=1)
        record.sample("number of actions in a small batch that are not the greedy ones", others)
        for _ in range(case.decays):
            same.decay()
        again = [same(network, obs) for _ in range(20)]
        record.fact("actions of the same seed", np.array_equal(drawn[:20], again), UNSEEDED)
        for _ in range(1500):
            other.decay()
        record.number(f"epsilon after 1500 decays, from {case.start}", other.epsilon)
        flags_kept(record, case, network=network)


@drill(
    dict(steps=3, obs_dim=2, n_actions=3, seeds=[2, 1]),
    dict(steps=4, obs_dim=3, n_actions=2, seeds=[0, 3, 3]),
)
def evaluate(answer, case, record):
    """The returns of greedy episodes, one for each seed, and that nothing is learned or changed."""
    draw = Draw(case.seed, getattr(case, "scale", 1.0))
    shift = getattr(case, "shift", 0.0)
    env = Levels(draw, case.steps, case.obs_dim, case.n_actions, shift)
    network = Watched(draw.network(case.obs_dim, 6, case.n_actions))
    as_handed(network, case)
    seeds = range(*case.span) if hasattr(case, "span") else list(case.seeds)
    earlier = []
    for call in (1, 2):
        with (
            record.no_global_draws(LEFT),
            record.unchanged(network=network, seeds=seeds, earlier_result=earlier),
            record.gradients_kept(network=network),
        ):
            returns = answer.evaluate(network, env, seeds)
            floats = isinstance(returns, np.ndarray) and returns.dtype.kind == "f"
            record(f"returns, call {call}", returns.astype(float) if floats else returns, 1e-4)
        record.fact("the end of each episode", env.late_steps == 0, LATE)
        record.fact("no gradient", not network.watched, WATCHED)
        flags_kept(record, case, network=network)
        earlier.append(returns)
        draw.fill(network)  # The network has learned since.


@drill(
    dict(obs_dim=2, n_actions=3, action=0, terminated=False, gamma=0.5, scale=3.0),
    dict(obs_dim=3, n_actions=2, action=0, terminated=True, gamma=0.9),
)
def naive_loss(answer, case, record):
    """The loss of a transition, its gradient, and what it leaves alone, before and after a step."""
    draw = Draw(case.seed, getattr(case, "scale", 1.0))
    network = q_network_of(draw, case, case.obs_dim)
    as_handed(network[0], case)
    network.train(getattr(case, "training", True))
    obs, next_obs, reward = *draw.normal(2, case.obs_dim), float(draw.normal())
    for call in (1, 2):
        old = old_gradients_of(network)
        with record.unchanged(obs=obs, next_obs=next_obs, network=network):
            action, reward = (case.action + call - 1) % case.n_actions, -reward
            loss = answer.naive_loss(
                network, obs, action, reward, next_obs, case.terminated, case.gamma
            )
            record(f"loss, call {call}", any_precision(loss))
        record.fact("no gradient yet", old == gradients_of(network), TOUCHED)
        record.still_trainable(network=network[1:])
        flags_kept(record, case, network=network[0])
        network.zero_grad()
        backward(record, "the loss", loss)
        record.gradients(f"loss, call {call}", network)
        draw.fill(network)  # The network has learned since.


@drill(
    dict(capacity=7, obs_dim=3, pieces=[4, 2, 3], batch=3, calls=100),
    dict(capacity=3, obs_dim=2, pieces=[1, 1, 3, 2, 2], batch=1, calls=600),
    needs=("ReplayBuffer",),
)
def replay_buffer(answer, case, record):
    """What lies where while the buffer fills up and goes on, and what is drawn from it."""
    draw, pieces = Draw(case.seed), case.pieces * getattr(case, "repeat", 1)
    table = transitions(draw, 1 + sum(pieces), case.obs_dim)  # The first is never stored.
    buffer, twin, other = (
        answer.ReplayBuffer(case.capacity, case.obs_dim, seed=seed) for seed in (4, 4, 5)
    )
    record("len of a new buffer", len(buffer))
    first, at, names, kept = 1, {}, {}, []
    with record.no_global_draws():
        for left, n in zip(reversed(range(len(pieces))), pieces, strict=True):
            rows = [part[first : first + n].copy() for part in table]
            with record.unchanged(arrays_handed_to_store=rows):
                places = buffer.store(*rows)
            kept.append((places, np.copy(places)))
            record(f"places of the next {n}, numbered as they come into use", named(places, names))
            record.fact("numbers of the places", inside(places, case.capacity), NO_PLACE)
            record(f"len after {first + n - 1} transitions", len(buffer))
            twin.store(*(part.copy() for part in rows))
            other.store(*(part[:n].copy() for part in table))
            for part in rows:
                part[...] = 1  # The environment uses its arrays again.
            at |= dict(zip(places.tolist(), range(first, first + n), strict=True))
            order, first = sorted(at, key=at.get, reverse=True), first + n
            if left < 6:
                batch = buffer.get(np.array([*order, order[0]]))
                record_batch(record, f"get from the newest to the oldest of {first - 1}", batch)
        if case.calls:
            record_samples(record, case, buffer, twin, table, sorted(at.values()))
        places = np.array(sorted(order))
        for draws, ask in {"get": buffer.get, "sample": lambda _: buffer.sample(6)}.items():
            batch = ask(places)
            with record.unchanged(**{f"batch_of_{draws}": list(batch)}):
                buffer.store(*(part[:1].copy() for part in table))
                for part in ask(places):
                    part.zero_()
            left = sorted(numbers_in(buffer.get(places)).tolist())
            record(f"transitions after a batch of {draws} was zeroed", left)
        record.fact("places of earlier calls", all(np.array_equal(*pair) for pair in kept), REUSED)


@drill(
    dict(batch=4, obs_dim=2, n_actions=3, ends=0.25, gamma=0.5, scale=3.0),
    dict(batch=3, obs_dim=3, n_actions=2, ends=0.0, gamma=0.9, one_network=True),
    needs=("dqn_target", "dqn_loss"),
)
def dqn_loss(answer, case, record):
    """The targets and the loss of a batch, and whose parameters get which gradient."""
    draw = Draw(case.seed, getattr(case, "scale", 1.0))
    online = q_network_of(draw, case, case.obs_dim)
    other = online if hasattr(case, "one_network") else q_network_of(draw, case, case.obs_dim)
    as_handed(other, case)
    online.train(getattr(case, "training", True))
    batch = Batch(
        draw.normal(case.batch, case.obs_dim),
        draw.integers(case.n_actions, case.batch),
        draw.normal(case.batch),
        draw.normal(case.batch, case.obs_dim),
        draw.flags(case.batch, case.ends),
    )
    for call in (1, 2):
        old = old_gradients_of(online, other)
        with record.unchanged(batch=batch, q_network=online, network_of_the_target=other):
            target = answer.dqn_target(other, batch, case.gamma)
            record(f"target, call {call}", target)
            record.fact("a target is a constant", not target.requires_grad, NO_CONSTANT)
            loss = answer.dqn_loss(online, other, batch, case.gamma)
            record(f"loss, call {call}", any_precision(loss))
        record.fact("no gradient yet", old == gradients_of(online, other), TOUCHED)
        record.still_trainable(q_network=online)
        flags_kept(record, case, network_of_the_target=other)
        online.zero_grad()
        other.zero_grad()
        backward(record, "the loss", loss)
        record.gradients(f"loss, call {call}", online)
        if other is not online:
            clean = all(p.grad is None for p in other.parameters())
            record.fact("no gradient for the target", clean, LEAKED)
        for network in {id(online): online, id(other): other}.values():
            draw.fill(network)  # It has learned since.


LATE = (
    "env.step was called once more after the episode was over. It is over when it is terminated, "
    "and also when it is truncated."
)
EARLY = "The episode was left before its end: the environment alone decides when it is over."
ROW = (
    "The policy gets one observation, the array that the environment gives: env.reset returns two "
    "things, of which it is the first, and it needs no further dimension and no other dtype."
)
UNASKED = "The policy was never asked: it chooses each action."
STALE = "The policy has to be asked at every step, about the newest observation."
OTHER = "env.step got other actions than those that the policy chose, one for each step."
SEEDED = "Without a seed env.reset gets none, and the environment goes on with its own numbers."
GLOBAL = "The seed is for env.reset alone; here a global random generator was used or seeded."
CLOSED = "The environment was closed, but its owner still needs it."
SEEDS = (
    "Two new networks have the same weights: do they share their layers, or are their first "
    "weights not drawn for each anew?"
)
NO_GRADIENT = "Some layers get no gradient: all of them are to be used, and none to be detached."
CUT = "No gradient reaches the network: something is detached, or stands under no_grad."
NUMBERED = "Actions are numbered from 0 to n_actions - 1."
UNSEEDED = "Two policies of the same seed choose other actions: all draws come from self.rng."
TOUCHED = "A loss takes no step and leaves the gradients of the parameters alone."
NO_CONSTANT = "The target carries a gradient, but a target is a constant."
LEAKED = "A gradient flows into the network of the target: the target is a constant."
NO_PLACE = "Places are integers from 0 to capacity - 1: after the last comes the first again."
REUSED = (
    "The places that store returned changed when it was called again: the caller still needs those "
    "of earlier calls, so that each call returns an array of its own."
)
UNKNOWN = "Some of what was drawn was never stored, or has been overwritten."
MIXED = "The fields of a transition that was drawn do not belong together."
UNSEEDED_SAMPLE = "Two buffers of the same seed draw other samples: all draws come from self.rng."
WATCHED = (
    "Autograd recorded the network's work. An evaluation needs no gradient; to detach what comes "
    "out of the network is too late."
)
LEFT = "An evaluation leaves no trace, but a global random generator was used or seeded."


class Clerk:
    """A policy that gives a list of actions, one after the other, and keeps what it was shown."""

    def __init__(self, actions):
        self.actions, self.seen, self.forms = actions.tolist(), [], set()

    def __call__(self, obs):
        array = isinstance(obs, np.ndarray)
        self.forms.add(f"{obs.shape} {obs.dtype}" if array else type(obs).__name__)
        self.seen.append(obs)
        return self.actions[(len(self.seen) - 1) % len(self.actions)]

    def saw(self, obs):
        """Whether it was shown these, in this order, before anything else."""
        return len(self.seen) >= len(obs) and all(map(np.array_equal, self.seen, obs))


class Levels(Script):
    """The seed is the number of the level, of twelve; a reward depends on the action.

    A reset without a seed goes on with the next level, and odd levels end by the clock.
    """

    def __init__(self, draw, steps, obs_dim, n_actions, shift=0.0):
        levels, space = range(12), gym.spaces.Discrete(n_actions)
        obs = [draw.array(steps + k + 1, obs_dim) for k in levels]
        self.table = [draw.array(steps + k, n_actions) + shift for k in levels]
        ends = ["truncated" if k % 2 else "terminated" for k in levels]
        super().__init__(obs, [rows[:, 0].copy() for rows in self.table], ends, space)
        self._episode = 5

    def reset(self, *, seed=None, options=None):
        self._episode = self._episode if seed is None else seed - 1
        return super().reset(seed=seed, options=options)

    def step(self, action):
        if not self.action_space.contains(action):
            raise ValueError(f"{action!r} is no action of the environment's {self.action_space}.")
        if not self._over:
            self._reward[self._episode][self._step] = self.table[self._episode][self._step, action]
        return super().step(action)


class Watched(nn.Module):
    """A network that notes whether autograd records what it does."""

    def __init__(self, inner):
        super().__init__()
        self.inner, self.watched = inner, False

    def forward(self, obs):
        values = self.inner(obs)
        self.watched |= values.requires_grad
        return values


def q_network_of(draw, case, obs_dim, hidden=6):
    """A Q-network with biases; `case.lower` is taken from all its values."""
    network = draw.network(obs_dim, hidden, case.n_actions)
    with torch.no_grad():
        network[-1].bias -= getattr(case, "lower", 0.0)
    return network


def as_handed(network, case):
    """The network in the mode of the case, and frozen where the case says so."""
    network.requires_grad_(not getattr(case, "frozen", False))
    return network.train(getattr(case, "training", True))


def flags_kept(record, case, **networks):
    """Write down whether what the case froze is frozen still, and all else can be trained."""
    look = record.still_frozen if getattr(case, "frozen", False) else record.still_trainable
    look(**networks)


def sizes_of(network):
    """The lengths of each parameter, as a text; which of two stands first is free."""
    found = (sorted(n for n in p.shape if n > 1) or [1] for p in network.parameters())
    return ", ".join("x".join(map(str, sizes)) for sizes in sorted(found)) or "no parameters"


def weights_differ(network, other):
    """Whether two networks of equal sizes have any parameter of other values."""
    pairs = zip(network.parameters(), other.parameters(), strict=True)
    return any(not torch.equal(one, two) for one, two in pairs)


def fill_layers(draw, network, sizes, lower):
    """Give linear layers of these sizes drawn values, whatever their order and orientation.

    A square matrix is symmetric, so that it does not matter which way it lies.

    returns  weight and bias of each hidden layer
    """
    drawn = {}
    for inputs, outputs in zip(sizes, sizes[1:], strict=False):
        matrix = draw.normal(outputs, inputs, scale=inputs**-0.5)
        if inputs == outputs:
            matrix = (matrix + matrix.T) / 2**0.5
        drawn[inputs, outputs], drawn[outputs, inputs] = matrix.T, matrix
        drawn[(outputs,)] = draw.normal(outputs, scale=0.5)
    drawn[sizes[-1:][0],] = drawn[sizes[-1:][0],] - lower
    with torch.no_grad():
        for parameter in network.parameters():
            sizes_here = tuple(n for n in parameter.shape if n > 1) or (1,)
            parameter.copy_(drawn[sizes_here].reshape(parameter.shape))
    hidden = zip(sizes[:-2], sizes[1:-1], strict=True)
    return [(drawn[outputs, inputs], drawn[outputs,]) for inputs, outputs in hidden]


def old_gradients_of(*networks):
    """Leave gradients lying about, as an earlier step would, and return them."""
    old_gradients(*networks)
    return gradients_of(*networks)


def gradients_of(*networks):
    """The gradients of all parameters, as lists of numbers."""
    parameters = (p for network in networks for p in network.parameters())
    return [None if p.grad is None else p.grad.tolist() for p in parameters]


def any_precision(loss):
    """A loss as float32, where it is a floating-point tensor: its precision is free."""
    return loss.float() if isinstance(loss, torch.Tensor) and loss.is_floating_point() else loss


def backward(record, label, loss):
    """Write down whether it can be differentiated, and go back through it."""
    ready = isinstance(loss, torch.Tensor) and loss.requires_grad
    record.fact(f"{label} can be differentiated", ready, CUT)
    if ready:
        loss.backward()


def transitions(draw, n, obs_dim):
    """The fields of n transitions as arrays; obs[:, 0] is the number of each."""
    obs, next_obs = draw.array(n, obs_dim, scale=300.0), draw.array(n, obs_dim, scale=300.0)
    obs[:, 0] = np.arange(n)
    action, reward = draw.integers(5, n).numpy(), draw.array(n, scale=20.0).astype(np.float64)
    return Batch(obs, action, reward, next_obs, draw.flags(n, 0.4).numpy())


def named(places, names):
    """Places by the order in which they came into use, for it is free where a buffer begins."""
    if not isinstance(places, np.ndarray) or places.dtype.kind not in "iu":
        return places
    found = [names.setdefault(place, len(names)) for place in places.ravel().tolist()]
    return np.array(found, dtype=places.dtype).reshape(places.shape)


def inside(places, capacity):
    """Whether all places are there."""
    return isinstance(places, np.ndarray) and ((places >= 0) & (places < capacity)).all()


def form_of(batch):
    """What a batch is made of, as a text."""
    if not isinstance(batch, Batch):
        return type(batch).__name__
    parts = [f"{kind(part)} {tuple(np.shape(part))}" for part in batch]
    return "Batch of " + ", ".join(
        f"{name} {part}" for name, part in zip(batch._fields, parts, strict=True)
    )


def kind(part):
    """The dtype of a tensor, the type of anything else."""
    return str(part.dtype)[6:] if isinstance(part, torch.Tensor) else type(part).__name__


def record_batch(record, label, batch):
    """Write down a batch, field by field."""
    record(label, type(batch).__name__)
    for name in Batch._fields:
        record(f"{name} of {label}", getattr(batch, name))


def record_samples(record, case, buffer, twin, table, living):
    """Write down what is drawn in a large batch and in many small ones, and from a twin."""
    many, some = buffer.sample(2000), [buffer.sample(case.batch) for _ in range(case.calls)]
    record("form of sample(2000)", form_of(many))
    record(f"form of sample({case.batch})", form_of(some[0]))
    known = numbers_in(many)
    record.fact("what is drawn", np.isin(known, living).all(), UNKNOWN)
    fits = [np.allclose(many[k], part[known]) for k, part in enumerate(table)]
    record.fact("fields of what is drawn", all(fits), MIXED)
    share = known[:, None] == np.array(living)
    record.sample("share of each transition, the oldest first, in sample(2000)", share)
    record.sample(f"transitions in calls of sample({case.batch})", list(map(numbers_in, some)))
    again = [twin.sample(2000), *(twin.sample(case.batch) for _ in range(9))]
    same = all(map(np.array_equal, map(numbers_in, again), map(numbers_in, [many, *some])))
    record.fact("draws of the same seed", same, UNSEEDED_SAMPLE)


def numbers_in(batch):
    """The numbers of the transitions in a batch."""
    return batch.obs[:, 0].numpy().round().astype(int)
