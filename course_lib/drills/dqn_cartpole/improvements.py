"""The target network, Double DQN, prioritised replay, dueling, and the trained agent."""

import copy
import functools
import itertools
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import gymnasium as gym
import numpy as np
import torch
from torch import nn
from torch.nn.utils import parameters_to_vector

from course_lib.drilling import flight
from course_lib.drilling.draw import CountingOptimizer, Draw, away_from_kinks
from course_lib.drilling.drill import Case, drill
from course_lib.drilling.record import Recorder
from course_lib.drills.dqn_cartpole.basics import as_handed, flags_kept
from course_lib.replay import Batch

LOOSE = (1e-3, 1e-5)
"""Tolerances of what may be computed in float32 or float64."""
EXCHANGED = "q_network has other parameters than before, which its optimizer does not know."


@drill(
    dict(sizes=[3, 5, 2], every=4, steps=[3, 4, 5, 8], frozen=False, about="every=4"),
    dict(sizes=[2, 3, 4, 2], every=3, steps=[1, 2, 3, 6, 7], frozen=True, about="every=3"),
    needs=("make_target", "sync_target"),
)
def sync_target(answer, case, record):
    """make_target copies, sync_target copies when it is time, and q_network stays as it is."""
    draw = Draw(case.seed)
    online, target = (nested(draw.network(*case.sizes)) for _ in range(2))
    own, early, last = list(online.parameters()), *online
    as_handed(early, case)
    online.train(getattr(case, "training", True))
    with record.unchanged(online_network=online), record.gradients_kept(online_network=online):
        made = answer.make_target(online)
        record.fact("its parameters", all(map(same, online.parameters(), own)), EXCHANGED)
    is_network = isinstance(made, nn.Module)
    record.fact("a copy", is_network, "make_target does not return a network.")
    apart = is_network and shares_nothing(made, online)
    note = "The copy and q_network share their weights: when one is trained, the other follows."
    record.fact("weights of its own", apart, note)
    record("weights of the copy", parameters_to_vector(made.parameters()))
    record("what the copy answers", made(draw.normal(4, case.sizes[0])))
    move(online, draw)
    record("the copy when q_network has moved on", parameters_to_vector(made.parameters()))
    record("a second copy", parameters_to_vector(answer.make_target(online).parameters()))
    record.still_trainable(online_network=last)
    flags_kept(record, case, online_network=early)
    for name, network in (("a target network", target), ("the copy", made)):
        network.requires_grad_(not case.frozen)
        with record.gradients_kept(online_network=online):
            for step in case.steps:
                move(online, draw)
                when = f"at step {step} with every={case.every}"
                before = parameters_to_vector(network.parameters())
                with record.unchanged(online_network=online):
                    answer.sync_target(online, network, step, case.every)
                    after = parameters_to_vector(network.parameters())
                    record(f"{name} changes {when}", not torch.equal(before, after))
                    record(f"weights of {name} {when}", after)
    apart = shares_nothing(target, online) and shares_nothing(made, online)
    note = "After sync_target the two networks share their weights: only the numbers are copied."
    record.fact("two networks", apart, note)
    note = "sync_target left a trace in autograd: the target's parameters are plain leaves no more."
    record.fact("leaves", all(p.is_leaf for p in target.parameters()), note)
    record.fact("its parameters", all(map(same, online.parameters(), own)), EXCHANGED)
    record.still_trainable(online_network=last)
    flags_kept(record, case, online_network=early)


@drill(
    dict(batch=4, observations=3, actions=3, gamma=0.5, ends=0.25),
    dict(batch=1, observations=2, actions=2, gamma=0.9, ends=0.0),
)
def double_dqn_target(answer, case, record):
    """The online network selects, the target network evaluates, and nothing else changes."""
    draw = Draw(case.seed, getattr(case, "scale", 1.0))
    online, target = (drawn_q_network(draw, case) for _ in range(2))
    online.train(as_handed(target, case).training)
    earlier = []
    for call in (1, 2):
        batch = batch_of(draw, case)
        with (
            record.gradients_kept(online_network=online, target_network=target),
            record.unchanged(online_network=online, target_network=target, batch=batch),
            record.unchanged(earlier_target=earlier),
        ):
            y = answer.double_dqn_target(online, target, batch, case.gamma)
            record(f"target, call {call}", y)
        note = "The target carries a gradient: it is a constant that the loss moves towards."
        record.fact("no gradient", not getattr(y, "requires_grad", False), note)
        earlier.append(y)
        move(target, draw)
    record.still_trainable(online_network=online)
    if getattr(case, "frozen", False):
        record.still_frozen(target_network=target)


@drill(
    dict(
        capacity=6,
        settings=dict(alpha=0.5, offset=1.0),
        betas=[1.0, 0.25],
        script=[4, [15.0, 0.0, -80.0, -15.0], 1],
        about="capacity 6, alpha 0.5, offset 1",
    ),
    dict(
        capacity=4,
        settings=dict(alpha=1.0, offset=0.5),
        betas=[0.5],
        script=[3, [0.5, -2.5, 1.0], 1, [-1.5, 0.0, 0.5, 0.5], 2],
        batch=2,
        about="capacity 4, alpha 1, offset 0.5",
    ),
    needs=("PrioritizedReplay",),
)
def prioritized_replay(answer, case, record):
    """How often each transition is drawn and with which weight, and what is new gets."""
    draw = Draw(case.seed, getattr(case, "scale", 1.0))

    def make(seed):
        replay = answer.PrioritizedReplay(case.capacity, 3, seed=seed, **case.settings)
        return Shelf(replay, record)

    with record.no_global_draws():
        shelf = make(case.seed)
        for number, part in enumerate(case.script):
            what = f"{shelf.play(part, draw)} (part {number + 1})"
            shelf.look(what, case.betas[number % len(case.betas)], draw)
        shelf.look_at_small_batches(getattr(case, "batch", 3), case.betas[0], draw)
        one, equal, other = (make(seed).places() for seed in (case.seed, case.seed, case.seed + 1))
        note = "Buffers with equal seeds draw differently: draw from the buffer's own generator."
        record.fact("equal seeds", one == equal, note)
        record.fact("other seeds", one != other, "Buffers with other seeds draw the same.")
        note = "Several samples in a row hold the same places."
        record.fact("one after another", one[:40] != one[40:], note)
        shelf.look("when other buffers have been used", case.betas[0], draw)


@drill(
    dict(batch=4, observations=3, actions=3),
    dict(batch=1, observations=2, actions=2),
)
def weighted_loss(answer, case, record):
    """The weighted loss, its gradient, and the TD errors, which carry none."""
    draw = Draw(case.seed, getattr(case, "scale", 1.0))
    network = drawn_q_network(draw, case)
    as_handed(network[0], case)
    network.train(getattr(case, "training", True))
    earlier = []
    for call in (1, 2):
        batch, y = batch_of(draw, case), draw.normal(case.batch)
        weights = draw.normal(case.batch, scale=getattr(case, "weight", 1.0)).abs()
        with (
            record.gradients_kept(online_network=network),
            record.unchanged(online_network=network, batch=batch, target=y, weights=weights),
            record.unchanged(earlier_TD_errors=earlier),
        ):
            got = answer.weighted_loss(network, batch, y, weights)
            two = isinstance(got, tuple | list) and len(got) == 2
            note = "weighted_loss returns two things, the loss and the TD errors."
            record.fact("two things", two, note)
            loss, td_errors = got
            record(f"TD errors, call {call}", td_errors)
            record(f"loss, call {call}", loss)
        note = "The loss carries no gradient: no network could learn from it."
        record.fact("gradient of the loss", getattr(loss, "requires_grad", False), note)
        note = "The TD errors carry a gradient: the buffer stores numbers."
        record.fact("TD errors without gradient", not td_errors.requires_grad, note)
        earlier.append(td_errors)
        loss.backward()
        record.gradients("loss", network)
    record.still_trainable(online_network=network[1:])
    flags_kept(record, case, online_network=network[0])


@drill(
    dict(batch=4, observations=3, actions=3, gamma=0.5, beta=0.7, optimizer="SGD"),
    dict(batch=1, observations=2, actions=2, gamma=0.9, beta=0.4, optimizer="Adam"),
)
def training_step(answer, case, record):
    """Three training steps: what the buffer and the target rule are told, and what is trained."""
    draw = Draw(case.seed, getattr(case, "scale", 1.0))
    online, target = (drawn_q_network(draw, case) for _ in range(2))
    as_handed(target, case)
    optimizer = optimizer_of(case, online)
    shelf = OneBatch(getattr(case, "stored", 1_000))
    rule = WatchedRule(getattr(case, "rule", 0), online, target)
    for step in (1, 2, 3):
        shelf.batch, shelf.weights = batch_of(draw, case), draw.normal(case.batch).abs()
        shelf.places = draw.integers(max(3, case.batch // 2), case.batch).numpy() + 10 * step
        shelf.asked, shelf.told, rule.seen = [], [], []
        with (
            record.gradients_kept(target_network=target),
            record.unchanged(target_network=target, batch=shelf.batch, weights=shelf.weights),
            record.unchanged(settings_of_the_optimizer=optimizer),
        ):
            loss = answer.training_step(
                shelf, online, target, rule, optimizer, case.batch, case.gamma, case.beta
            )
            record(f"batch_size and beta that the buffer is asked for, step {step}", shelf.asked)
            note = "The target rule was not called: the target comes from the rule handed in."
            record.fact("target rule", rule.seen, note)
            for words, gamma, batch in rule.seen:
                record("networks that the target rule got", words)
                record.number("gamma that the target rule got", gamma)
                record.fact("batch of the rule", batch is shelf.batch, "It got another batch.")
            record(f"loss, step {step}", loss)
            record(f"q_network after step {step}", parameters_to_vector(online.parameters()))
            record(f"times that priorities are updated, step {step}", len(shelf.told))
            for places, td_errors in shelf.told:
                record.values("places whose priorities are updated", places)
                note = "The TD errors that the buffer is given carry a gradient."
                record.fact("a constant", not getattr(td_errors, "requires_grad", False), note)
                record.values(
                    "absolute TD errors that the buffer is given", absolute(td_errors), *LOOSE
                )
    record("steps of the optimizer", steps_of(optimizer))
    record.still_trainable(online_network=online)
    if getattr(case, "frozen", False):
        record.still_frozen(target_network=target)


@drill(
    dict(batch=4, sizes=[5, 3, 8, 7]),
    dict(batch=3, sizes=[4, 2, 6, 6]),
    needs=("DuelingQNetwork",),
)
def dueling_network(answer, case, record):
    """The layers, the values and their gradients, for batches and for single observations."""
    draw = Draw(case.seed, getattr(case, "scale", 1.0))
    observations, actions, *_ = case.sizes
    network, other = (answer.DuelingQNetwork(*case.sizes) for _ in range(2))
    shapes = sorted(tuple(p.shape) for p in network.parameters())
    record("shapes of all weights and biases", str(shapes))
    draw.fill(network)
    draw.fill(other)
    obs = draw.normal(case.batch, observations)
    with record.unchanged(observations=obs, network=network):
        values = network(obs)
        record("Q of a batch", values)
        record("Q of the first observation alone", network(obs[0]))
        many = draw.normal(getattr(case, "many", 9), observations)
        record(f"Q of {len(many)} observations", network(many))
        record("Q of the last observations", network(obs[-2:]))
    note = "The values carry no gradient: is something detached, or computed without autograd?"
    record.fact("gradient of the values", values.requires_grad, note)
    rows = draw.normal(200, observations)
    obs = rows[away_from_kinks(case.batch, rows, *hidden_layers(network, *case.sizes))]
    obs.requires_grad_()
    (network(obs) * draw.normal(case.batch, actions, scale=1.0)).sum().backward()
    found = gradients_by_shape(network)
    note = "Some weights or biases get no gradient: are all layers used, and none is frozen?"
    record.fact("gradients", len(found) == len(set(shapes)), note)
    record("gradients of the weights and biases, by their shapes", found)
    record("gradient of the observations", obs.grad)
    record("Q in eval mode", network.eval()(obs))
    other.load_state_dict(network.state_dict())
    with torch.no_grad():
        for parameter in network.parameters():
            parameter.zero_()
    record("Q of another network with these weights", other(obs))
    record("Q where all weights are 0", network(obs))


def load_agent(path: str, answer: Mapping[str, Any]) -> Callable[[torch.Tensor], np.ndarray]:
    """The greedy policy of the weights in a file, of a QNetwork or a DuelingQNetwork."""
    weights = flight.load_weights(path)
    network = layers_of(weights) or own_network(weights, answer)
    if network is None:
        shapes = [tuple(weight.shape) for weight in weights.values()]
        raise flight.Refused(
            f"The weights in {path} fit neither a QNetwork nor a DuelingQNetwork for CartPole, "
            f"which has 4 observations and 2 actions. Their shapes are {shapes}."
        )
    return lambda obs: network(obs).argmax(dim=1).numpy()


trained_agent = flight.Flight(
    name="trained_agent",
    file="dqn_cartpole.pt",
    make_env=lambda: gym.make("CartPole-v1"),
    load=load_agent,
    seeds=range(3_000, 3_040),
    low=25.0,
    high=475.0,
    points=6,
    needs=("QNetwork", "DuelingQNetwork"),
)


def layers_of(weights: Mapping[str, torch.Tensor]) -> Callable[[torch.Tensor], Any] | None:
    """The network that weights are of, by the shapes of its layers; names and order are free.

    Where the shapes alone do not tell, the order decides. Returns a function from obs (batch, 4)
    to Q (batch, 2), or None where neither of the two fits or something else is there as well.
    """
    stems = [name.removesuffix("weight") for name in weights if name.endswith("weight")]
    parts = [{n: weights[n] for n in (s + "weight", s + "bias") if n in weights} for s in stems]
    found = [flight.dense_layers(part, [tuple(next(iter(part.values())).shape)]) for part in parts]
    if sum(map(len, parts)) != len(weights) or not all(found) or not 3 <= len(found) <= 4:
        return None
    layers = [layer[0] for layer in found if layer and layer[0][0].ndim == 2]
    for order in itertools.permutations(layers) if len(layers) == len(found) else ():
        one, two, *heads = (weight.shape for weight, _ in order)
        fits = one[1] == 4 and two[1] == one[0] and {shape[1] for shape in heads} == {two[0]}
        if fits and [shape[0] for shape in heads] in ([2], [1, 2]):
            return functools.partial(_q_values, layers=order)
    return None


def _q_values(
    obs: torch.Tensor, layers: Sequence[tuple[torch.Tensor, torch.Tensor]]
) -> torch.Tensor:
    """Q of a QNetwork with three layers, or of a DuelingQNetwork with four."""
    (w1, b1), (w2, b2), *heads = layers
    x = torch.relu(torch.relu(obs @ w1.T + b1) @ w2.T + b2)
    *value, q = (x @ weight.T + bias for weight, bias in heads)
    return value[0] + q - q.mean(1, keepdim=True) if value else q


def own_network(weights: Mapping[str, torch.Tensor], answer: Mapping[str, Any]) -> nn.Module | None:
    """The student's own QNetwork or DuelingQNetwork with these weights, where one of them fits."""
    sizes = [len(weight) for weight in weights.values() if weight.ndim == 2]
    for kind in (answer.get("QNetwork"), answer.get("DuelingQNetwork")):
        try:
            network = kind(4, 2, *sizes[:2])
            network.load_state_dict(weights)
            if network.eval()(torch.zeros(3, 4)).shape == (3, 2):
                return network
        except Exception:
            continue
    return None


def drawn_q_network(draw: Draw, case: Case) -> nn.Sequential:
    """Values of actions: two linear layers, all values moved by `case.shift`, which may be 0."""
    network = draw.network(case.observations, 7, case.actions)
    with torch.no_grad():
        for parameter in network[-1].parameters():
            parameter.mul_(draw.scale)
        network[-1].bias.add_(draw.scale * getattr(case, "shift", 0.0))
    return network


def batch_of(draw: Draw, case: Case) -> Batch:
    """Transitions: observations of moderate size, rewards of the size of the case."""
    return Batch(
        draw.normal(case.batch, case.observations, scale=2.0),
        draw.integers(case.actions, case.batch),
        draw.normal(case.batch),
        draw.normal(case.batch, case.observations, scale=2.0),
        draw.flags(case.batch, getattr(case, "ends", 0.5)),
    )


def optimizer_of(case: Case, network: nn.Module) -> torch.optim.Optimizer:
    """SGD with momentum, which shows the scale of a gradient and what is kept, or Adam."""
    lr = getattr(case, "lr", 0.01)
    if case.optimizer == "Adam":
        return torch.optim.Adam(network.parameters(), lr=lr)
    return CountingOptimizer(network.parameters(), lr=lr)


def absolute(values: Any) -> np.ndarray:
    """Absolute values of a tensor, an array or a list."""
    return np.abs(values.detach().numpy() if isinstance(values, torch.Tensor) else values)


def steps_of(optimizer: torch.optim.Optimizer) -> int:
    """The number of steps that an optimizer has taken."""
    if isinstance(optimizer, CountingOptimizer):
        return optimizer.steps
    return max((int(state.get("step", 0)) for state in optimizer.state.values()), default=0)


class OneBatch:
    """In place of a prioritised buffer: hands out its `batch`, and notes all calls."""

    def __init__(self, stored: int) -> None:
        """`stored` is its length: with replacement, a batch may be larger."""
        self.stored = stored

    def __len__(self) -> int:
        return self.stored

    def sample(self, batch_size: int, beta: float) -> tuple[Batch, np.ndarray, torch.Tensor]:
        """Return the same batch, places and weights, whatever is asked for."""
        self.asked.append((batch_size, beta))
        return self.batch, self.places.copy(), self.weights

    def update_priorities(self, places: Any, td_errors: Any) -> None:
        """Note what it is told, as it is now."""
        self.told.append((copy.copy(places), copy.copy(td_errors)))


class WatchedRule:
    """A target rule, one of two, that notes how it is called."""

    def __init__(self, kind: int, online: nn.Module, target: nn.Module) -> None:
        """Rule 0 asks no network, rule 1 both."""
        self.kind, self.names = kind, {id(online): "q_network", id(target): "target_network"}
        self.seen: list[tuple[str, Any, Any]] = []

    def __call__(
        self, q_network: nn.Module, target_network: nn.Module, batch: Batch, gamma: float
    ) -> torch.Tensor:
        """Return a target without a gradient, (batch,)."""
        words = [self.names.get(id(one), "another") for one in (q_network, target_network)]
        self.seen.append((" and ".join(words), gamma, batch))
        with torch.no_grad():
            value = torch.ones_like(batch.reward)
            if self.kind:
                value = target_network(batch.next_obs)[:, 0] - q_network(batch.next_obs)[:, -1]
            return batch.reward + gamma * value * ~batch.terminated


def hidden_layers(
    network: nn.Module, observations: int, _: int, nn_l1: int, nn_l2: int
) -> list[tuple[torch.Tensor, torch.Tensor]]:
    """Weight and bias of the two layers that a ReLU follows, in a network that was filled."""
    filled = {tuple(p.shape): p.detach() for p in network.parameters()}
    return [
        (filled[nn_l1, observations], filled[nn_l1,]),
        (filled[nn_l2, nn_l1], filled[nn_l2,]),
    ]


def gradients_by_shape(network: nn.Module) -> dict[str, torch.Tensor]:
    """Gradients, those of parameters of one shape added up, so that names and order are free."""
    found: dict[str, torch.Tensor] = {}
    for parameter in network.parameters():
        if parameter.grad is not None and parameter.grad.any():
            name = str(tuple(parameter.shape))
            found[name] = found.get(name, 0) + parameter.grad
    return found


class Shelf:
    """A student's PrioritizedReplay, with a note of which transition lies at which place.

    Transition k has the observation (k, -k, k / 2), and every field tells which one it is. Records
    speak of transitions by their numbers, so that it does not matter where they lie.
    """

    def __init__(self, replay: Any, record: Recorder) -> None:
        """Begin with an empty buffer."""
        self.replay, self.record, self.content, self.stored = replay, record, {}, 0
        self.held: list[tuple[torch.Tensor, torch.Tensor]] = []

    def play(self, part: int | float | list[float], draw: Draw) -> str:
        """Do a part of a script and say what was done.

        part  an integer: so many transitions are stored. A list: TD errors of the newest. A share:
              TD errors of that share of what is stored are drawn
        """
        if isinstance(part, int):
            self.store(part)
            return f"after storing {part}"
        if isinstance(part, list):
            self.update(self.newest(len(part)), part)
            return f"after TD errors {', '.join(f'{error:g}' for error in part)}"
        known = self.newest(self.stored)
        some = draw.rng.permutation(known)[: round(part * len(known))]
        self.update(some.tolist(), draw.array(len(some)).tolist())
        return f"after {len(some)} drawn TD errors"

    def places(self) -> list[int]:
        """The places in two samples of 40 after a few transitions of unequal priorities."""
        self.store(4)
        self.update([0, 1], [3.0, -1.0])
        return [int(place) for _ in range(2) for place in self.replay.sample(40, 0.5)[1]]

    def newest(self, n: int) -> list[int]:
        """The numbers of the last n transitions, as far as there are any, the oldest first."""
        return sorted(self.content.values())[-n:]

    def store(self, n: int) -> None:
        """Store n new transitions at once."""
        ids = np.arange(self.stored, self.stored + n)
        places = self.replay.store(*_fields(ids))
        note = "store does not return the places of the new transitions, one for each."
        self.record.fact("places", np.shape(places) == (n,), note)
        self.stored += n
        self.content |= dict(zip(map(int, places), ids.tolist(), strict=True))
        self.record(f"len() when {self.stored} have been stored", len(self.replay))

    def update(self, ids: list[int], errors: list[float]) -> None:
        """Tell the TD errors of some transitions, of the first one twice."""
        place_of = {number: place for place, number in self.content.items()}
        places = np.array([place_of[number] for number in [*ids, ids[0]]])
        td_errors = np.array([*errors, errors[0]], dtype=np.float32)
        with self.record.unchanged(places=places, TD_errors=td_errors):
            self.replay.update_priorities(places, td_errors)

    def look(self, what: str, beta: float, draw: Draw) -> None:
        """A large sample: the weight of each transition, and how often each is drawn."""
        ids, weights = self._samples(1, 2_000, beta, what)
        known, table = self.newest(len(self.content)), dict(zip(ids[0], weights[0], strict=True))
        note = f"In 2000 draws some of the transitions never came ({what})."
        self.record.fact("all come", known == sorted(table), note)
        each = [table.get(number, 0.0) for number in known]
        self.record.values(f"weights of the transitions with beta {beta:g} {what}", each, *LOOSE)
        equal = np.allclose([table[number] for number in ids[0]], weights[0], rtol=1e-4)
        note = f"One transition has different weights in the same batch ({what})."
        self.record.fact("equal weights", equal, note)
        self.record.sample(f"numbers of the drawn transitions {what}", draw.rng.permutation(ids[0]))
        self.table = table

    def look_at_small_batches(self, size: int, beta: float, draw: Draw) -> None:
        """Many small batches, which often lack the rarest transition."""
        self.look("before small batches", beta, draw)
        ids, weights = self._samples(200, size, beta, f"in a batch of {size}")
        large = np.array([[self.table.get(number, 0.0) for number in row] for row in ids])
        wanted = large / large.max(axis=1, keepdims=True).clip(min=1e-9)
        note = (
            f"The weights of batches of {size} are in other proportions than those of large ones."
        )
        self.record.fact("small batches", np.allclose(weights, wanted, rtol=1e-3, atol=1e-6), note)
        self.record.sample(f"numbers of the transitions in 200 batches of {size}", ids)
        mixed = draw.rng.permutation(np.reshape(ids, -1))
        self.record.sample(f"numbers of the transitions in batches of {size}, mixed", mixed)

    def _samples(
        self, n: int, size: int, beta: float, what: str
    ) -> tuple[list[list[int]], np.ndarray]:
        """Numbers and weights of the transitions in n samples, (n, size), and what was promised."""
        self.promises: dict[str, bool] = {}
        try:
            pairs = [self._sample(size, beta) for _ in range(n)]
        finally:
            for sentence, holds in self.promises.items():
                self.record.fact(sentence, holds, f"{sentence} ({what}).")
        return [ids for ids, _ in pairs], np.stack([weights for _, weights in pairs])

    def _promise(self, holds: Any, otherwise: str) -> None:
        """Keep whether a promise has held so far."""
        self.promises[otherwise] = self.promises.get(otherwise, True) and bool(holds)

    def _sample(self, size: int, beta: float) -> tuple[list[int], np.ndarray]:
        """The numbers of the transitions that were drawn, and their weights."""
        got = self.replay.sample(size, beta)
        three = isinstance(got, tuple | list) and len(got) == 3
        self._promise(
            three, "sample should return three things: the Batch, its places, the weights"
        )
        batch, places, weights = got
        right = isinstance(places, np.ndarray) and places.dtype == np.int64
        note = (
            "The places, which come second, should be an int64 array with one entry for each draw"
        )
        self._promise(right and places.shape == (size,), note)
        right = isinstance(weights, torch.Tensor) and weights.dtype == torch.float32
        right = right and weights.shape == (size,) and not weights.requires_grad
        note = "The weights, which come third, should be a float32 tensor with one for each draw"
        self._promise(right, note)
        stored = all(int(place) in self.content for place in places)
        self._promise(stored, "A place was drawn where nothing has been stored yet")
        ids = np.array([self.content.get(int(place), 0) for place in places])
        wanted = [torch.from_numpy(part) for part in _fields(ids)]
        right = isinstance(batch, Batch) and all(map(_equal, batch, wanted))
        self._promise(right, "The Batch is not what lies at the places that are returned with it")
        weights = torch.as_tensor(weights)
        self._promise(torch.isfinite(weights).all(), "A weight is NaN or infinite")
        largest = float(weights.max())
        self._promise(abs(largest - 1) < 1e-4, "The largest weight of a batch should be 1")
        note = "What sample returned changed when it was called again: each call needs its own"
        self._promise(all(_equal(*pair) for pair in self.held), note)
        now = [torch.as_tensor(part) for part in (*batch, places, weights)]
        self.held = [(part, part.clone()) for part in now]
        return ids.tolist(), weights.detach().double().numpy()


def _fields(ids: np.ndarray) -> tuple[np.ndarray, ...]:
    """Transitions with these numbers, as `store` takes them."""
    obs = np.stack([ids, -ids, 0.5 * ids], axis=1).astype(np.float32)
    reward = (10.0 * ids).astype(np.float32)
    return obs, ids % 2, reward, obs + 0.25, ids % 3 == 0


def _equal(one: Any, other: torch.Tensor) -> bool:
    return isinstance(one, torch.Tensor) and one.dtype == other.dtype and torch.equal(one, other)


def nested(network: nn.Sequential) -> nn.Sequential:
    """The same with all layers but the last in a module of their own."""
    return nn.Sequential(nn.Sequential(*network[:-1]), network[-1])


def move(network: nn.Module, draw: Draw) -> None:
    """What training does: the parameters change in place."""
    with torch.no_grad():
        for parameter in network.parameters():
            parameter.add_(draw.normal(*parameter.shape, scale=0.3 * draw.scale))


def same(one: Any, other: Any) -> bool:
    """Whether two are one object."""
    return one is other


def shares_nothing(one: nn.Module, other: nn.Module) -> bool:
    """Whether no parameters of two networks share their memory."""
    places = {p.data_ptr() for p in one.parameters()}
    return places.isdisjoint(p.data_ptr() for p in other.parameters())
