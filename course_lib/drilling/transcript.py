"""Transcripts: what a drill wrote down, as plain data of a bounded size.

The bytes are JSON, with the numbers of an array as base64 of their compressed little-endian form.
They may come from a process that runs hostile code: reading them runs nothing, and whatever is not
exactly of this form is refused.
"""

import base64
import json
import math
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

MAX_BYTES = 16_000_000
MAX_ENTRIES = 4_000
MAX_TEXT = 400
MAX_NUMBERS = 100_000
"""Of one array."""
MAX_NUMBERS_IN_ALL = 2_000_000
"""Of all arrays of a transcript: a few bytes can stand for many numbers."""
_SKETCH_ABOVE = 2_048
_DTYPES = frozenset(
    ("bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64")
    + ("float16", "bfloat16", "float32", "float64", "complex64", "complex128")
)
_STORED = frozenset(("bool", "int64", "float32", "float64"))
KINDS = frozenset(
    ("tensor", "array", "sample", "bool", "int", "float", "text", "nothing", "object")
    + ("error", "kept", "fact")
)


class BadTranscript(ValueError):
    """Bytes that are no transcript; the text says in what they are none."""


@dataclass(frozen=True)
class Entry:
    """One line of a transcript.

    label  what was recorded
    kind   "tensor", "array": numbers with dtype and shape; "sample": draws, to be judged as such;
           "float", "int", "bool", "text", "nothing" (None), "object" (anything else: its type);
           "fact": a promise that holds or does not; "kept": whether something is as it was;
           "error": an exception that ended the case
    value  a float64, int64 or bool array, a number, a flag or a text
    dtype, shape   of tensors and arrays, as the answer gave them
    note   for "fact" and "kept": the sentence for where it does not hold; for "error": its text
    rtol, atol  how far an answer may be away; what counts is what the reference's entry says
    """

    label: str
    kind: str
    value: Any = None
    dtype: str = ""
    shape: tuple[int, ...] = ()
    note: str = ""
    rtol: float | None = None
    atol: float | None = None


Transcript = list[Entry]
"""What one case gave, in order."""


def numbers(values: np.ndarray) -> np.ndarray:
    """The numbers of an array that are recorded: all of them, or a sketch of a large one.

    A sketch holds some of the elements and sums of all of them with fixed random signs, so that no
    change of a single element goes unseen. returns (n,) float64, int64 or bool.
    """
    flat = np.ascontiguousarray(values).reshape(-1)
    if flat.dtype.kind == "c":
        flat = np.stack([flat.real, flat.imag], axis=-1).reshape(-1)
    if flat.dtype.kind == "b":
        plain = flat.astype(bool)
    elif flat.dtype.kind in "iu":
        plain = flat.astype(np.int64)
    else:
        plain = flat.astype(np.float64)
    if plain.size <= _SKETCH_ABOVE:
        return plain
    some = plain[:: -(-plain.size // 256)].astype(np.float64)
    signs = np.random.default_rng(plain.size).standard_normal((8, plain.size))
    return np.concatenate([some, signs @ plain / math.sqrt(plain.size)])


def to_json(transcript: Sequence[Entry]) -> list[dict[str, Any]]:
    """A transcript as lists, dictionaries, numbers and texts."""
    return [_entry_to_json(entry) for entry in transcript]


def from_json(content: Any) -> Transcript:
    """The transcript again. Raises BadTranscript for anything else."""
    if not isinstance(content, list) or len(content) > MAX_ENTRIES:
        raise BadTranscript("it is no list of a bounded length")
    entries, size = [], 0
    try:
        for part in content:
            entries.append(_entry_from_json(part))
            size += getattr(entries[-1].value, "size", 0)
            if size > MAX_NUMBERS_IN_ALL:
                raise BadTranscript("it holds too many numbers")
    except BadTranscript:
        raise
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError, zlib.error) as error:
        raise BadTranscript(f"an entry has another form ({type(error).__name__})") from None
    return entries


def to_bytes(content: Any) -> bytes:
    """JSON of plain data."""
    return json.dumps(content, separators=(",", ":")).encode()


def from_bytes(data: bytes) -> Any:
    """The plain data again. Raises BadTranscript for what is no JSON, too long or too deep."""
    if len(data) > MAX_BYTES:
        raise BadTranscript("it is too long")
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        raise BadTranscript("it is no JSON") from None


def _entry_to_json(entry: Entry) -> dict[str, Any]:
    content: dict[str, Any] = {"label": entry.label, "kind": entry.kind}
    value = entry.value
    if isinstance(value, np.ndarray):
        content["value"] = _packed(value)
    elif value is not None:
        content["value"] = value
    for name in ("dtype", "note", "rtol", "atol"):
        if getattr(entry, name) not in ("", None):
            content[name] = getattr(entry, name)
    if entry.shape:
        content["shape"] = list(entry.shape)
    return content


def _entry_from_json(content: Any) -> Entry:
    kind = content["kind"]
    if kind not in KINDS:
        raise BadTranscript("an entry is of an unknown kind")
    shape = tuple(content.get("shape", ()))
    if len(shape) > 32 or not all(type(size) is int and 0 <= size < 2**40 for size in shape):
        raise BadTranscript("a shape is none")
    dtype = content.get("dtype", "")
    if dtype != "" and dtype not in _DTYPES:
        dtype = "another dtype"
    return Entry(
        label=_text(content["label"]),
        kind=kind,
        value=_value(kind, content.get("value"), _recorded(kind, dtype, shape)),
        dtype=dtype,
        shape=shape,
        note=_text(content.get("note", "")),
        rtol=_tolerance(content.get("rtol")),
        atol=_tolerance(content.get("atol")),
    )


def _value(kind: str, value: Any, count: int) -> Any:
    if kind in ("tensor", "array", "sample"):
        return _unpacked(*value, count)
    if kind == "float":
        return float(value)
    if kind == "int":
        return max(-(2**63), min(int(value), 2**63))
    if kind in ("bool", "fact", "kept"):
        return value is True
    if kind == "nothing":
        return None
    return _text(value if value is not None else "")


def _recorded(kind: str, dtype: str, shape: tuple[int, ...]) -> int:
    """How many numbers are recorded of an array, see `numbers`."""
    count = math.prod(shape) * (2 if dtype.startswith("complex") else 1)
    if kind == "sample" or count <= _SKETCH_ABOVE:
        return count
    return -(-count // -(-count // 256)) + 8


def _packed(values: np.ndarray) -> list[str]:
    """The dtype's name and the numbers as text, in float32 where that loses nothing."""
    if values.dtype == np.float64:
        with np.errstate(over="ignore", invalid="ignore"):
            short = values.astype(np.float32)
        if np.array_equal(short, values, equal_nan=True):
            values = short
    little = np.ascontiguousarray(values, dtype=values.dtype.newbyteorder("<"))
    return [values.dtype.name, base64.b64encode(zlib.compress(little.tobytes())).decode()]


def _unpacked(name: str, text: str, count: int) -> np.ndarray:
    """The numbers again, in float64, int64 or bool; there have to be so many."""
    if name not in _STORED or not isinstance(text, str) or len(text) > 16 * MAX_NUMBERS:
        raise BadTranscript("an array is of an unknown form")
    if count > MAX_NUMBERS:
        raise BadTranscript("an array is too long")
    dtype, stream = np.dtype(name).newbyteorder("<"), zlib.decompressobj()
    data = stream.decompress(base64.b64decode(text, validate=True), count * dtype.itemsize + 1)
    if not stream.eof or stream.unused_data or len(data) != count * dtype.itemsize:
        raise BadTranscript("the numbers of an array are not those of its shape")
    found = np.frombuffer(data, dtype=dtype)
    return found.astype("float64" if name == "float32" else name)


def _tolerance(value: Any) -> float | None:
    return None if value is None else float(value)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise BadTranscript("a text is none")
    return value[:MAX_TEXT]
