"""The first difference between an answer's transcript and the reference's, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

import numpy as np
from scipy import stats

from course_lib.drilling.transcript import Entry, Transcript

RTOL, ATOL = 1e-4, 1e-5
"""Relative to each number, and to the largest of its array: orders of summation differ by less."""
_FINE = 1e-2
"""Of these in float64 and for what is computed in Python's own numbers."""

_SIGMAS = 6.0
_CHANCE = 1e-8
"""Chance with which one test of a right answer's draws refuses them."""

_NOTHING = "Is a return statement missing?"


@dataclass(frozen=True)
class Difference:
    """Where an answer first parts from the reference.

    case, entry  numbers from 0
    sentence     what was expected, and what came
    cause        what such a difference generally comes from; may be empty
    error        name of the exception if the answer's code ended with one
    """

    case: int
    entry: int
    sentence: str
    cause: str = ""
    error: str = ""


def first_difference(
    references: Sequence[Sequence[Transcript]], answer: Sequence[Transcript]
) -> Difference | None:
    """The first difference over all cases; None for an answer that is accepted.

    references  the transcripts of each accepted solution, one for each case
    answer      one transcript for each case

    A case is right if it equals that of any reference; else it is told where it parts from the
    one with which it goes together longest.
    """
    for number in range(len(references[0])):
        own = answer[number] if number < len(answer) else []
        found = [difference_in(number, reference[number], own) for reference in references]
        if all(found):
            return max(found, key=lambda difference: difference.entry)
    return None


def difference_in(case: int, reference: Transcript, answer: Transcript) -> Difference | None:
    """The first difference in one case."""
    for number, (want, got) in enumerate(zip_longest(reference, answer)):
        if want is None:
            sentence, cause = _surplus(got)
        elif got is None:
            sentence, cause = f"{want.label}: nothing came.", ""
        else:
            found = _differs(want, got)
            if found is None:
                continue
            sentence, cause = found
        error = got.value if got is not None and got.kind == "error" else ""
        return Difference(case, number, sentence, cause, error)
    return None


def entries_agree(want: Entry, got: Entry) -> bool:
    """Whether an entry is what the reference's is, up to rounding."""
    return _differs(want, got) is None


def _surplus(got: Entry) -> tuple[str, str]:
    if got.kind == "fact":
        return got.note or f"{got.label}: this does not hold.", ""
    if got.kind == "error":
        return _error(got), ""
    return f"{got.label}: more came than expected.", ""


def _differs(want: Entry, got: Entry) -> tuple[str, str] | None:
    """None, or a sentence and a general cause."""
    if got.kind == "error":
        if want.kind == "error" and want.value == got.value:
            return None
        return _error(got), ""
    if want.kind == "error":
        return f"{got.label}: expected an error, {want.value}.", ""
    if got.label == f"length of {want.label}":
        return f"{want.label}: expected {_kind(want)}, got a list or tuple of {got.value}.", ""
    if want.label != got.label:
        if got.kind in ("fact", "kept") and not got.value and got.note:
            return got.note, ""  # a promise that was broken on the way says more than its place
        return f"Next should come {want.label}; what came is {got.label}.", ""
    if want.kind != got.kind:
        cause = _NOTHING if got.kind == "nothing" else ""
        return f"{want.label}: expected {_kind(want)}, got {_kind(got)}.", cause
    if want.kind in ("fact", "kept"):
        if want.value == got.value:
            return None
        return want.note or f"{want.label}: this does not hold.", ""
    if want.kind in ("tensor", "array"):
        return _numbers_differ(want, got)
    if want.kind == "sample":
        return _draws_differ(want, got)
    if want.kind == "float":
        if _close(want, np.array([want.value]), np.array([got.value])):
            return None
        cause = _cause(np.array([want.value]), np.array([got.value]))
        return f"{want.label}: expected {_number(want.value)}, got {_number(got.value)}.", cause
    if want.value == got.value:
        return None
    return f"{want.label}: expected {want.value}, got {got.value}.", ""


def _error(got: Entry) -> str:
    text = f": {got.note}" if got.note else ""
    place = f" ({got.label})" if got.label else ""
    return f"Your code ended with {got.value}{text}{place}."


def _numbers_differ(want: Entry, got: Entry) -> tuple[str, str] | None:
    if want.shape != got.shape:
        cause = ""
        if len(got.shape) == len(want.shape) + 1 and sorted(got.shape) == sorted((*want.shape, 1)):
            cause = "One dimension is too many."
        elif len(want.shape) == 1 and got.shape == want.shape * 2:
            cause = "Are (batch, 1) and (batch,) mixed? Together they broadcast to (batch, batch)."
        return f"{want.label}: expected shape {want.shape}, got {got.shape}.", cause
    if want.dtype != got.dtype:
        return f"{want.label}: expected {want.dtype}, got {got.dtype}.", ""
    if want.value.shape != got.value.shape:
        return f"{want.label}: its numbers are not those of its shape.", ""
    if _close(want, want.value, got.value):
        return None
    sentence = f"{want.label}: expected {_array(want, got)}, got {_array(got, want)}."
    return sentence, _cause(want.value, got.value)


def _close(want: Entry, expected: np.ndarray, got: np.ndarray) -> bool:
    if expected.dtype.kind == "b" or (expected.dtype.kind == "i" and got.dtype.kind == "i"):
        return bool(np.array_equal(expected, got))
    factor = _FINE if want.dtype == "float64" else 1.0
    rtol = RTOL * factor if want.rtol is None else want.rtol
    finite = np.abs(expected[np.isfinite(expected)])
    scale = float(finite.max()) if finite.size else 0.0
    atol = ATOL * factor * scale + 1e-12 if want.atol is None else want.atol
    with np.errstate(invalid="ignore", over="ignore"):
        return bool(np.allclose(got, expected, rtol=rtol, atol=atol, equal_nan=True))


def _cause(want: np.ndarray, got: np.ndarray) -> str:
    """What a difference of this kind generally comes from."""
    want, got = want.astype(float), got.astype(float)
    if not np.isfinite(got).all() and np.isfinite(want).all():
        return "There is a NaN or an infinity in it."
    with np.errstate(all="ignore"):
        if got.any() and np.allclose(got, -want, rtol=1e-3, atol=1e-9):
            return "The sign is the opposite one."
    return ""


def _draws_differ(want: Entry, got: Entry) -> tuple[str, str] | None:
    """Compare two sets of draws, each (n,) or (n, dimensions)."""
    if want.shape != got.shape:
        return f"{want.label}: expected draws of shape {want.shape}, got {got.shape}.", ""
    if got.value.size != want.value.size or not np.isfinite(got.value).all():
        return f"{want.label}: there is a NaN or an infinity among the draws.", ""
    rows = want.shape[0]
    expected, drawn = want.value.reshape(rows, -1), got.value.reshape(rows, -1)
    many = expected.shape[1] > 1
    for column in range(expected.shape[1]):
        name = f"{want.label}, dimension {column}" if many else want.label
        found = _column_differs(name, expected[:, column], drawn[:, column])
        if found:
            return found
    for one in range(expected.shape[1]):
        for other in range(one):
            ours = _correlation(expected[:, one], expected[:, other])
            theirs = _correlation(drawn[:, one], drawn[:, other])
            if abs(ours - theirs) > _SIGMAS * np.sqrt(2 / rows):
                return (
                    f"{want.label}: the correlation of dimensions {other} and {one} should be "
                    f"{ours:.2f}, it is {theirs:.2f}.",
                    "Every dimension needs a draw of its own." if theirs > ours else "",
                )
    return None


def _column_differs(name: str, want: np.ndarray, got: np.ndarray) -> tuple[str, str] | None:
    rows = len(want)
    if want.std() > 0 and got.std() <= 1e-9 * max(1.0, float(abs(want).max())):
        return f"{name}: the draws are all the same, {_number(float(got[0]))}.", ""
    error = np.sqrt((want.var() + got.var()) / rows)
    if abs(want.mean() - got.mean()) > _SIGMAS * error + 1e-9:
        return (
            f"{name}: expected a mean of about {_number(float(want.mean()))}, got "
            f"{_number(float(got.mean()))}.",
            "",
        )
    error = np.hypot(_error_of_spread(want), _error_of_spread(got))
    if abs(want.std() - got.std()) > _SIGMAS * error + 1e-9:
        return (
            f"{name}: expected a standard deviation of about {_number(float(want.std()))}, got "
            f"{_number(float(got.std()))}.",
            "",
        )
    (ours, our_error), (theirs, their_error) = _flatness(want), _flatness(got)
    flat = abs(ours - theirs) > _SIGMAS * np.hypot(our_error, their_error) + 1e-9
    if flat or stats.ks_2samp(want, got, method="asymp").pvalue < _CHANCE:
        return f"{name}: the draws are not distributed as they should be.", ""
    steps = [_correlation(values[:-1], values[1:]) for values in (want, got)]
    if rows > 3 and abs(steps[0] - steps[1]) > _SIGMAS * np.sqrt(2 / rows):
        return (
            f"{name}: each draw should be correlated with the one before it by about "
            f"{steps[0]:.2f}, it is by {steps[1]:.2f}.",
            "",
        )
    return None


def _error_of_spread(values: np.ndarray) -> float:
    """Standard error of a standard deviation."""
    spread = float(values.std())
    if spread == 0:
        return 0.0
    fourth = float(((values - values.mean()) ** 4).mean()) / spread**4
    return spread * np.sqrt(max(fourth - 1.0, 0.0) / (4 * len(values)))


def _flatness(values: np.ndarray) -> tuple[float, float]:
    """Mean absolute deviation over the standard deviation, and the standard error of that.

    It tells uniform from normal draws of one spread in far fewer draws than a comparison of their
    distribution functions: 0.87 and 0.80.
    """
    spread = float(values.std())
    if spread == 0:
        return 0.0, 0.0
    z = (values - values.mean()) / spread
    flatness = float(np.abs(z).mean())
    pull = np.abs(z) - flatness * (z * z + 1) / 2 - np.sign(z).mean() * z
    return flatness, float(pull.std()) / np.sqrt(len(z))


def _correlation(one: np.ndarray, other: np.ndarray) -> float:
    if one.std() == 0 or other.std() == 0:
        return 0.0
    return float(np.corrcoef(one, other)[0, 1])


def _kind(entry: Entry) -> str:
    match entry.kind:
        case "tensor":
            return f"a tensor of shape {entry.shape}"
        case "array":
            return f"a NumPy array of shape {entry.shape}"
        case "nothing":
            return "None"
        case "object":
            return f"an object of type {entry.value}"
        case "float":
            return f"a float ({_number(entry.value)})"
        case "int" | "bool":
            return f"a {entry.kind} ({entry.value})"
        case "text":
            return f"a text ({entry.value[:60]!r})"
    return entry.kind


def _number(value: float) -> str:
    """Four decimals, or four digits where these would say nothing."""
    if value == 0 or 1e-3 <= abs(value) < 1e6:
        return f"{value:.4f}"
    return f"{value:.4g}"


def _array(entry: Entry, beside: Entry | None = None, most: int = 6) -> str:
    """Some numbers, from where it differs from `beside` on."""
    values, begin = entry.value, 0
    if beside is not None and len(values) > most:
        near = np.isclose(values, beside.value, RTOL, ATOL)
        far = np.flatnonzero(~(near & np.isclose(beside.value, values, RTOL, ATOL)))
        begin = int(far[0]) if far.size and far[0] >= most else 0
    shown = values[begin : begin + most].tolist()
    texts = [str(value) if isinstance(value, bool | int) else _number(value) for value in shown]
    if entry.shape == ():
        return texts[0] if texts else "nothing"
    before = "..., " if begin else ""
    after = ", ..." if begin + most < len(values) else ""
    return f"[{before}{', '.join(texts)}{after}]"
