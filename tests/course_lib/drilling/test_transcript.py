"""Transcripts as bytes: each kind comes back as it was, and whatever is none is refused."""

import base64
import json
import math
import random
import zlib
from dataclasses import fields

import numpy as np
import pytest
import torch

from course_lib.drilling.compare import first_difference
from course_lib.drilling.record import Recorder
from course_lib.drilling.traces import trace_of
from course_lib.drilling.transcript import (
    KINDS,
    MAX_BYTES,
    MAX_ENTRIES,
    MAX_NUMBERS,
    MAX_NUMBERS_IN_ALL,
    MAX_TEXT,
    BadTranscript,
    Entry,
    from_bytes,
    from_json,
    numbers,
    to_bytes,
    to_json,
)

ENTRIES = [
    Entry("a tensor", "tensor", np.array([0.5, -1.5]), "float32", (2,)),
    Entry("no numbers", "tensor", np.zeros(0), "float64", (3, 0)),
    Entry("a number in a tensor", "tensor", np.array([7]), "int64", ()),
    Entry("an array", "array", np.array([True, False, True]), "bool", (3,)),
    Entry("complex", "array", np.array([1.0, 2.0, 3.0, 4.0]), "complex64", (2, 1)),
    Entry("NaN", "array", np.array([np.nan, np.inf, -np.inf]), "float64", (3,)),
    Entry("draws", "sample", np.arange(6.0), "float64", (3, 2)),
    Entry("a flag", "bool", True),
    Entry("a number", "int", -3),
    Entry("the largest", "int", 2**63),
    Entry("a float", "float", 0.1, rtol=0.0, atol=0.5),
    Entry("minus infinity", "float", -math.inf),
    Entry("a text", "text", "Größe\n\x00"),
    Entry("nothing", "nothing"),
    Entry("a thing", "object", "Critic"),
    Entry("a promise", "fact", True, note="It does not hold."),
    Entry("a broken promise", "fact", False),
    Entry("batch", "kept", False, note="The batch changed."),
    Entry("line 3, x = 1 / 0", "error", "ZeroDivisionError", note="division by zero"),
]


def same(one, other):
    def equal(a, b):
        if isinstance(a, np.ndarray):
            return a.dtype == b.dtype and np.array_equal(a, b, equal_nan=a.dtype.kind == "f")
        return type(a) is type(b) and a == b

    return all(equal(getattr(one, f.name), getattr(other, f.name)) for f in fields(Entry))


def entry(**changed):
    return {"label": "loss", "kind": "float", "value": 1.0} | changed


def stored(values, name="float64"):
    return [name, packed(np.asarray(values, dtype=name).tobytes())]


def packed(data):
    return base64.b64encode(zlib.compress(data)).decode()


def test_every_kind_comes_back_as_it_was():
    assert {one.kind for one in ENTRIES} == KINDS
    for one in ENTRIES:
        (back,) = from_json(from_bytes(to_bytes(to_json([one]))))
        assert same(one, back), (one, back)


@pytest.mark.parametrize(
    "value",
    [
        torch.arange(6, dtype=torch.float16).reshape(2, 3),
        torch.tensor(2.5, dtype=torch.bfloat16),
        torch.zeros(0, 4),
        torch.ones(3, dtype=torch.uint8),
        torch.tensor([1 + 2j, 3j]),
        torch.randn(100, 100, dtype=torch.complex128),
        torch.randn(64, 64),
        torch.randn(2_049),
        torch.arange(5_000),
        np.arange(2_048, dtype=np.int16),
        np.zeros((50, 60), dtype=bool),
        np.float32(3),
        [1, 2.0, {"a": None, "b": (True, "x")}],
    ],
    ids=lambda value: f"{type(value).__name__} {getattr(value, 'shape', '')}",
)
def test_what_was_recorded_comes_back_and_is_accepted(value):
    record = Recorder()
    record("value", value)
    back = from_json(from_bytes(to_bytes(to_json(record.entries))))
    assert all(map(same, record.entries, back)) and len(back) == len(record.entries)
    assert first_difference([[back]], [record.entries]) is None


def test_a_large_array_is_a_sketch_in_which_no_change_goes_unseen():
    values = np.random.default_rng(0).normal(size=10_000)
    sketch = numbers(values)
    assert sketch.size < 300
    for place in (0, 1, 5_003, 9_999):
        changed = values.copy()
        changed[place] += 1.0
        assert not np.allclose(numbers(changed), sketch, rtol=1e-4, atol=1e-5)
        changed[place] = np.nan
        assert np.isnan(numbers(changed)).any()


def test_as_many_numbers_as_there_may_be_are_read():
    most = entry(kind="sample", value=stored(np.zeros(MAX_NUMBERS)), shape=[MAX_NUMBERS])
    read = from_json([most] * (MAX_NUMBERS_IN_ALL // MAX_NUMBERS))
    assert sum(one.value.size for one in read) == MAX_NUMBERS_IN_ALL


def test_texts_and_numbers_are_bounded():
    long = entry(kind="text", label="l" * 9_999, value="v" * 9_999, note="n" * 9_999)
    (back,) = from_json(
        [
            long,
        ]
    )
    assert {len(text) for text in (back.label, back.value, back.note)} == {MAX_TEXT}
    (back,) = from_json([entry(kind="int", value=10**4_000)])
    assert back.value == 2**63
    (back,) = from_json([entry(dtype="float128")])
    assert back.dtype == "another dtype"


BEHIND = base64.b64encode(zlib.compress(bytes(24)) + b"more").decode()
BAD = {
    "nothing": None,
    "a number": 3,
    "a text": "loss",
    "a dictionary": {"label": "loss"},
    "an entry that is none": [None],
    "an entry that is a text": ["loss"],
    "an entry that is a list": [["loss", "float", 1.0]],
    "an empty entry": [{}],
    "too many entries": [entry()] * (MAX_ENTRIES + 1),
    "no label": [{"kind": "float", "value": 1.0}],
    "no kind": [{"label": "loss", "value": 1.0}],
    "a label that is a number": [entry(label=3)],
    "a label that is nothing": [entry(label=None)],
    "an unknown kind": [entry(kind="verdict")],
    "a kind that is a list": [entry(kind=["float"])],
    "a kind that is a dictionary": [entry(kind={})],
    "a note that is a list": [entry(note=["x"])],
    "a dtype that is a list": [entry(dtype=["float32"])],
    "a dtype that is an empty dictionary": [entry(dtype={})],
    "a dtype that is empty": [entry(kind="tensor", value=stored([1.0]), shape=[1], dtype=[])],
    "a tolerance that is a list": [entry(rtol=[1])],
    "a tolerance that is a text": [entry(atol="much")],
    "a tolerance without an end": [entry(atol=10**400)],
    "a float that is nothing": [entry(value=None)],
    "a float that is a text": [entry(value="one")],
    "a float that is a list": [entry(value=[1.0])],
    "a float too large": [entry(value=10**400)],
    "an int that is infinite": [entry(kind="int", value=math.inf)],
    "an int that is NaN": [entry(kind="int", value=math.nan)],
    "an int that is a text": [entry(kind="int", value="1" * 5_000)],
    "a text that is a number": [entry(kind="text", value=3)],
    "a name of an error that is a list": [entry(kind="error", value=["x"])],
    "an array that is a number": [entry(kind="tensor", value=1.0)],
    "an array of three parts": [entry(kind="tensor", value=[*stored([1.0]), 1])],
    "an array of numbers": [entry(kind="array", value=[1.0, 2.0])],
    "an array of objects": [entry(kind="array", value=["object", "AAAAAAAAAAA="])],
    "an array of float16": [entry(kind="array", value=stored([1.0], "float16"), shape=[1])],
    "an array of times": [entry(kind="array", value=["datetime64", packed(bytes(8))], shape=[1])],
    "a dtype with a shape": [entry(kind="array", value=["(2,)f8", stored([1.0, 2.0])[1]])],
    "bad base64": [entry(kind="array", value=["float64", "ä" * 12], shape=[1])],
    "base64 cut short": [entry(kind="array", value=["float64", "AAAAAAAAAA"], shape=[1])],
    "half a number": [entry(kind="array", value=["float64", packed(bytes(4))], shape=[1])],
    "a number and a half": [entry(kind="array", value=["float64", packed(bytes(12))], shape=[1])],
    "numbers that are not compressed": [
        entry(kind="array", value=["float64", base64.b64encode(bytes(8)).decode()], shape=[1])
    ],
    "a compressed stream cut short": [
        entry(kind="array", value=["float64", packed(bytes(range(240)))[:-12]], shape=[30])
    ],
    "something behind the compressed stream": [
        entry(kind="array", value=["float64", BEHIND], shape=[3])
    ],
    "bytes": [entry(kind="array", value=["float64", 17], shape=[1])],
    "a value that is a dictionary": [entry(kind="array", value={"float64": 1, "x": 2})],
    "a text too long": [entry(kind="array", value=["float64", "A" * 2_000_000], shape=[1])],
    "many numbers in a few bytes": [
        entry(kind="sample", value=["bool", packed(bytes(50_000_000))], shape=[1_000])
    ],
    "more numbers than an array has": [
        entry(kind="sample", value=["bool", packed(bytes(50_000_000))], shape=[50_000_000])
    ],
    "too many numbers in all": [
        entry(kind="sample", value=stored(np.zeros(MAX_NUMBERS), "float32"), shape=[MAX_NUMBERS])
    ]
    * (MAX_NUMBERS_IN_ALL // MAX_NUMBERS + 1),
    "a shape that is a number": [entry(shape=3)],
    "a shape of floats": [entry(shape=[1.0])],
    "a shape of flags": [entry(shape=[True])],
    "a negative shape": [entry(shape=[-1])],
    "a shape of texts": [entry(shape="12")],
    "a shape that is too large": [entry(shape=[2**40])],
    "a shape of NaN": [entry(shape=[math.nan])],
    "too many dimensions": [entry(shape=[1] * 33)],
    "a shape of more numbers": [entry(kind="tensor", value=stored([1.0, 2.0]), shape=[3])],
    "a shape of fewer numbers": [entry(kind="tensor", value=stored([1.0, 2.0]), shape=[])],
    "draws without a shape": [entry(kind="sample", value=stored([1.0, 2.0]))],
    "draws of no rows": [entry(kind="sample", value=stored([1.0, 2.0]), shape=[0, 2])],
    "draws of no columns": [entry(kind="sample", value=stored([1.0, 2.0]), shape=[2, 0])],
    "a sketch with a number too few": [
        entry(kind="tensor", value=stored(numbers(np.zeros(5_000))[1:]), shape=[5_000])
    ],
    "a large array without a sketch": [
        entry(kind="tensor", value=stored(np.zeros(5_000)), shape=[5_000])
    ],
}


@pytest.mark.parametrize("what", BAD)
def test_what_is_no_transcript_is_refused(what):
    with pytest.raises(BadTranscript):
        from_json(BAD[what])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x80\x04K\x01.",
        b"[",
        b'{"a": 1',
        b"\xff\xfe",
        b"[" * 200_000,
        b"[" * 100_000 + b"]" * 100_000,
        b'{"a":' * 100_000,
        b"9" * 10_000,
        b" " * (MAX_BYTES + 1),
        b"[" + b"1," * (MAX_BYTES // 2) + b"1]",
    ],
    ids=lambda data: f"{data[:8]!r} {len(data)}",
)
def test_bytes_that_are_no_json_too_long_or_too_deep_are_refused(data):
    with pytest.raises(BadTranscript):
        from_bytes(data)


PIECES = [
    *(None, True, 0, -1, 3, 2**70, 10**400, 0.5, math.nan, math.inf, "", "x", "\ud800", [], {}),
    *([[]], [None, None], {"kind": "tensor"}, "float64", "tensor", "sample", [1], [2, 3], [10**30]),
    *(stored([1.0, math.nan]), stored([True], "bool"), stored([5], "int64"), "label", "=" * 4),
]


def mutated(rng, content):
    """The content with a piece of it replaced, dropped, doubled or wrapped, somewhere."""
    if isinstance(content, list | dict) and content and rng.random() < 0.8:
        copied = content.copy()
        at = rng.choice(list(copied) if isinstance(copied, dict) else range(len(copied)))
        match rng.randrange(8):
            case 0:
                del copied[at]
            case 1 if isinstance(copied, list):
                copied.insert(at, copied[at])
            case 2 if isinstance(copied, dict):
                copied[rng.choice(["kind", "value", "shape", "note", "dtype"])] = copied.pop(at)
            case _:
                copied[at] = mutated(rng, copied[at])
        return copied
    if isinstance(content, str) and content and rng.random() < 0.3:
        at = rng.randrange(len(content))
        return content[:at] + rng.choice(["", "A", "=", "\x00", "ß"]) + content[at + 1 :]
    return rng.choice([*PIECES, [content], {"value": content}])


@pytest.mark.parametrize("seed", range(40))
def test_random_changes_give_a_transcript_or_are_refused(seed):
    """And what is read can be compared and digested, whatever it is."""
    rng = random.Random(seed)
    right = [ENTRIES, [Entry("loss", "float", 1.0)]]
    valid = [to_json(one) for one in right]
    refused = 0
    for _ in range(50):
        content = valid
        for _ in range(rng.randint(1, 4)):
            content = mutated(rng, content)
        data = json.dumps(content).encode()
        try:
            told = from_bytes(data)
            read = [from_json(one) for one in told] if isinstance(told, list) else from_json(told)
        except BadTranscript:
            refused += 1
            continue
        found = first_difference([right], read)
        trace = trace_of([right], read)
        json.dumps(trace, allow_nan=False)
        assert (found is None) == (trace == [])
    assert 0 < refused < 50


@pytest.mark.parametrize("seed", range(10))
def test_random_bytes_give_a_transcript_or_are_refused(seed):
    rng = random.Random(seed)
    valid = to_bytes(to_json(ENTRIES))
    for _ in range(100):
        data = bytearray(valid)
        for _ in range(rng.randint(1, 5)):
            data[rng.randrange(len(data))] = rng.randrange(256)
        try:
            read = from_json(from_bytes(bytes(data)))
        except BadTranscript:
            continue
        assert all(isinstance(one, Entry) for one in read)
