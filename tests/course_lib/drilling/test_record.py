"""Writing a transcript: what is recorded of a value, and which promises are seen to be broken."""

import random
from collections import namedtuple

import numpy as np
import pytest
import torch
from torch import nn

from course_lib.drilling.record import Recorder, global_state
from course_lib.drilling.transcript import MAX_ENTRIES, MAX_TEXT

Pair = namedtuple("Pair", "obs reward")


@pytest.fixture
def record():
    return Recorder()


def only(record):
    (entry,) = record.entries
    return entry


def network():
    torch.manual_seed(0)
    return nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3), nn.Linear(3, 1))


@pytest.mark.parametrize(
    ("value", "kind", "dtype", "shape", "numbers"),
    [
        (torch.tensor([1.5, 2.0], requires_grad=True), "tensor", "float32", (2,), [1.5, 2.0]),
        (torch.tensor(3), "tensor", "int64", (), [3]),
        (torch.tensor([[True], [False]]), "tensor", "bool", (2, 1), [True, False]),
        (torch.tensor([0.5], dtype=torch.bfloat16), "tensor", "bfloat16", (1,), [0.5]),
        (nn.Parameter(torch.ones(1, 2)), "tensor", "float32", (1, 2), [1.0, 1.0]),
        (np.array([1, 2], dtype=np.int8), "array", "int8", (2,), [1, 2]),
        (np.arange(4.0).reshape(2, 2).T, "array", "float64", (2, 2), [0.0, 2.0, 1.0, 3.0]),
        (np.array([1 + 2j]), "array", "complex128", (1,), [1.0, 2.0]),
        (np.zeros((0, 3), dtype=np.float32), "array", "float32", (0, 3), []),
    ],
    ids=str,
)
def test_tensors_and_arrays(record, value, kind, dtype, shape, numbers):
    record("x", value)
    entry = only(record)
    assert (entry.label, entry.kind, entry.dtype, entry.shape) == ("x", kind, dtype, shape)
    assert entry.value.tolist() == numbers


@pytest.mark.parametrize(
    ("value", "kind", "kept"),
    [
        (True, "bool", True),
        (np.bool_(False), "bool", False),
        (3, "int", 3),
        (np.int16(3), "int", 3),
        (0.5, "float", 0.5),
        (np.float32(0.5), "float", 0.5),
        ("text" * 999, "text", ("text" * 999)[:MAX_TEXT]),
        (None, "nothing", None),
        (object(), "object", "object"),
        (np.array(["a"]), "object", "ndarray"),
        (network, "object", "function"),
    ],
    ids=str,
)
def test_plain_values(record, value, kind, kept):
    record("x", value)
    entry = only(record)
    assert (entry.kind, entry.value, type(entry.value)) == (kind, kept, type(kept))


def test_parts_of_a_value_get_entries_of_their_own(record):
    record("x", [1, (2.0, None)], rtol=0.5, atol=0.0)
    record("y", {"b": True, "a": "t", 3: []})
    labels = [(entry.label, entry.kind, entry.value) for entry in record.entries]
    assert labels == [
        ("length of x", "int", 2),
        ("x[0]", "int", 1),
        ("length of x[1]", "int", 2),
        ("x[1][0]", "float", 2.0),
        ("x[1][1]", "nothing", None),
        ("keys of y", "text", "3, a, b"),
        ("length of y[3]", "int", 0),
        ("y['a']", "text", "t"),
        ("y['b']", "bool", True),
    ]
    assert (record.entries[3].rtol, record.entries[3].atol) == (0.5, 0.0)


def test_a_module_is_its_parameters_and_buffers(record):
    record("net", network())
    assert [entry.label for entry in record.entries] == [
        *("net: 0.weight", "net: 0.bias", "net: 1.weight", "net: 1.bias"),
        *("net: 1.running_mean", "net: 1.running_var", "net: 1.num_batches_tracked"),
        *("net: 2.weight", "net: 2.bias"),
    ]


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (3, "float"),
        (np.int64(3), "float"),
        (np.float32(3), "float"),
        (True, "bool"),
        (torch.tensor(3.0), "tensor"),
        (np.array(3.0), "array"),
        (None, "nothing"),
        ("3", "text"),
    ],
    ids=repr,
)
def test_a_number_of_an_open_kind(record, value, kind):
    record.number("x", value)
    assert only(record).kind == kind


@pytest.mark.parametrize(
    "value",
    [
        [1, 2.0],
        (1, 2),
        np.array([1, 2], dtype=np.uint8),
        torch.tensor([1.0, 2.0], requires_grad=True),
        [torch.tensor(1.0), torch.tensor(2)],
        [np.float32(1), 2],
        range(1, 3),
    ],
    ids=repr,
)
def test_values_are_recorded_alike_whatever_holds_them(record, value):
    record.values("x", value)
    entry = only(record)
    assert (entry.kind, entry.dtype, entry.shape) == ("array", "float64", (2,))
    assert entry.value.tolist() == [1.0, 2.0]


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (3, "float"),
        (0.5, "float"),
        (np.float64(0.5), "float"),
        (np.int64(3), "float"),
        (np.float32(0.5), "object"),
        (np.float16(0.5), "object"),
        (True, "bool"),
        (torch.tensor(0.5), "tensor"),
        (np.array(0.5), "array"),
    ],
    ids=repr,
)
def test_a_plain_number(record, value, kind):
    record.plain("x", value)
    assert only(record).kind == kind


@pytest.mark.parametrize(
    ("value", "first"),
    [(None, "nothing"), ("1.5", "text"), ([1, [2]], "int"), (object(), "object"), ({}, "text")],
    ids=repr,
)
def test_values_that_are_no_numbers_are_what_they_are(record, value, first):
    record.values("x", value)
    assert record.entries[0].kind == first


def test_draws(record):
    record.sample("noise", [torch.tensor([1.0, 2.0]).numpy(), [3, 4], (5, 6)])
    entry = only(record)
    assert (entry.kind, entry.shape, entry.value.tolist()) == (
        *("sample", (3, 2)),
        [1.0, 2.0, 3.0, 4.0, 5.0, 6.0],
    )
    with pytest.raises(ValueError):
        record.sample("noise", ["x"])


def test_a_fact_that_holds_and_one_that_does_not(record):
    record.fact("inside", np.True_, "Outside.")
    record.fact("inside", [], "Outside. " * 99)
    first, second = record.entries
    assert (first.kind, first.value, first.note) == ("fact", True, "Outside.")
    assert (second.value, len(second.note)) == (False, MAX_TEXT)


def test_gradients(record):
    net = nn.Linear(2, 1)
    net.weight.grad = torch.ones(1, 2)
    record.gradients("net", net)
    weight, bias = record.entries
    assert (weight.label, weight.value.tolist()) == ("net: gradient of weight", [1.0, 1.0])
    assert (bias.label, bias.kind) == ("net: gradient of bias", "nothing")


# ---- unchanged ----------------------------------------------------------------------------------


def drop(module):
    with torch.no_grad():
        module[1].running_mean.add_(1)


CHANGES = {
    "a tensor": (lambda: torch.zeros(3), lambda x: x.add_(1e-30)),
    "a tensor's shape": (lambda: torch.zeros(3), lambda x: x.resize_(1)),
    "a parameter": (lambda: nn.Parameter(torch.ones(2)), lambda x: x.data.mul_(2)),
    "an array": (lambda: np.zeros(3), lambda x: x.__setitem__(1, np.nan)),
    "flags": (lambda: np.zeros(3, dtype=bool), lambda x: x.__setitem__(1, True)),
    "a list": (lambda: [1, 2], lambda x: x.append(3)),
    "a list's order": (lambda: [1, 2], lambda x: x.reverse()),
    "a number's kind": (lambda: [1], lambda x: x.__setitem__(0, 1.0)),
    "an array in a list": (lambda: [np.zeros(2)], lambda x: x[0].fill(1)),
    "a tensor in a tuple": (lambda: Pair(torch.ones(2), [0.0]), lambda x: x.obs.zero_()),
    "a list in a tuple": (lambda: Pair(torch.ones(2), [0.0]), lambda x: x.reward.clear()),
    "a tensor in a dictionary": (lambda: {"a": torch.ones(2)}, lambda x: x["a"].zero_()),
    "a key": (lambda: {"a": 1}, lambda x: x.update(b=1)),
    "a weight": (network, lambda x: nn.init.zeros_(x[0].weight)),
    "a buffer": (network, drop),
    "a mode": (network, lambda x: x.eval()),
    "a learning rate": (
        lambda: torch.optim.SGD(network().parameters(), lr=0.1),
        lambda x: x.param_groups[0].update(lr=0.2),
    ),
    "an optimizer's parameters": (
        lambda: torch.optim.SGD(network().parameters(), lr=0.1),
        lambda x: x.add_param_group({"params": [torch.zeros(1, requires_grad=True)]}),
    ),
}


@pytest.mark.parametrize("what", CHANGES)
def test_what_changes_is_seen_and_what_does_not_is_not(record, what):
    make, change = CHANGES[what]
    thing = make()
    with record.unchanged(some_thing=thing):
        change(make())
    with record.unchanged(some_thing=thing):
        change(thing)
    kept, changed = record.entries
    assert (kept.label, kept.kind, kept.value) == ("some thing", "kept", True)
    assert changed.value is False
    assert changed.note == "The some thing changed; the caller still needs it as it was."


def test_a_nan_that_stays_is_no_change(record):
    values = np.array([np.nan, 1.0])
    with record.unchanged(values=values, tensor=torch.tensor([np.nan])):
        pass
    assert [entry.value for entry in record.entries] == [True, True]


def test_a_gradient_is_no_change_of_a_module_and_training_it_is(record):
    net = nn.Linear(2, 1)
    with record.unchanged(net=net):
        net(torch.ones(1, 2)).backward()
    with record.unchanged(net=net):
        torch.optim.SGD(net.parameters(), lr=0.1).step()
    assert [entry.value for entry in record.entries] == [True, False]


# ---- gradients and generators -------------------------------------------------------------------


def test_untrained(record):
    net, other = nn.Linear(2, 1), nn.Linear(2, 1)
    net.weight.grad = torch.ones(1, 2)
    with record.untrained(target_net=net, other=other):
        assert net.weight.grad is None
        other(torch.ones(1, 2)).backward()
        net.bias.grad = torch.zeros(1)
    first, second = record.entries
    assert (first.label, first.value) == ("no gradient in the target net", True)
    assert (second.kind, second.value) == ("fact", False)
    assert second.note == "A gradient was left in the other, which does not learn here."


def test_still_trainable(record):
    net, frozen = nn.Linear(2, 1), nn.Linear(2, 1)
    frozen.bias.requires_grad_(False)
    record.still_trainable(net=net, frozen=frozen)
    assert [entry.value for entry in record.entries] == [True, False]
    assert "it can learn no more" in record.entries[1].note


@pytest.mark.parametrize(
    "draw",
    [
        random.random,
        lambda: random.seed(0),
        np.random.rand,
        lambda: np.random.seed(1),
        lambda: torch.rand(1),
        lambda: torch.manual_seed(3),
        lambda: nn.Linear(1, 1),
    ],
)
def test_a_global_draw_is_seen(record, draw):
    random.seed(5), np.random.seed(5), torch.manual_seed(5)
    own = np.random.default_rng(0), random.Random(0), torch.Generator()
    with record.no_global_draws():
        own[0].random(), own[1].random(), torch.rand(1, generator=own[2])
    with record.no_global_draws("Draw from rng."):
        draw()
    first, second = record.entries
    assert (first.value, second.value, second.note) == (True, False, "Draw from rng.")
    assert "A global random generator was used" in first.note


def test_raises(record):
    with record.raises("too few"):
        raise KeyError("x")
    with record.raises("enough"):
        pass
    assert [(entry.label, entry.kind, entry.value) for entry in record.entries] == [
        ("too few", "text", "raises KeyError"),
        ("enough", "text", "raises nothing"),
    ]
    with pytest.raises(SystemExit), record.raises("x"):
        raise SystemExit


def test_what_raises_leaves_no_promise_behind(record):
    with pytest.raises(ZeroDivisionError), record.unchanged(x=[]), record.untrained():
        raise ZeroDivisionError
    assert record.entries == []


def test_a_transcript_has_an_end(record):
    for _ in range(MAX_ENTRIES):
        record("x", 1)
    with pytest.raises(RuntimeError, match="records too much"):
        record("x", 1)
    assert len(record.entries) == MAX_ENTRIES


def test_the_global_state_tells_what_changed(tmp_path, monkeypatch):
    before = global_state()
    assert global_state() == before
    monkeypatch.chdir(tmp_path)
    with torch.no_grad(), np.errstate(all="raise"):
        torch.set_default_dtype(torch.float64)
        changed = {name for name, value in global_state().items() if value != before[name]}
        torch.set_default_dtype(torch.float32)
    assert changed == {
        "torch.is_grad_enabled()",
        "torch.get_default_dtype()",
        "the working folder",
        "numpy's error handling",
    }
