"""What intake makes of damaged notebooks: kind of damage by what became of the answers."""

from __future__ import annotations

import json
import platform
import resource
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "benchmarks" / "intake.json"
_LONGEST = 20
"""Seconds after which a notebook counts as one that hangs."""


def run(number: int, alone: int, seed: int) -> None:
    """Damage solved notebooks of all labs and of a tiny course, take them in, write the table.

    number  notebooks with one to four kinds of damage at random
    alone   notebooks of each lab with each kind alone
    """
    sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "intake")]
    import fuzz

    signal.signal(signal.SIGALRM, _hangs)
    with tempfile.TemporaryDirectory(prefix="intake-") as scratch:
        labs = [*fuzz.course_labs(), fuzz.tiny_lab(Path(scratch) / "course")]
    start = time.perf_counter()
    single = [
        _judged(fuzz, lab, (kind,), k) for kind in fuzz.KINDS for k in range(alone) for lab in labs
    ]
    mixed = [
        _judged(fuzz, labs[k % len(labs)], kinds, seed + k)
        for k, kinds in enumerate(fuzz.mixtures(number, seed))
    ]
    times = sorted(case.seconds for case in [*single, *mixed])
    found = {
        "machine": f"{platform.machine()}, Python {platform.python_version()}",
        "labs": [lab.name for lab in labs],
        "seed": seed,
        "alone": _table(single, fuzz.KINDS),
        "mixed": {"notebooks": number, **_counts(mixed), "by_kind": _table(mixed, fuzz.KINDS)},
        "seconds": {
            "median": round(times[len(times) // 2], 4),
            "longest": round(times[-1], 3),
            "all": round(time.perf_counter() - start, 1),
        },
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "not_kept": _examples([*single, *mixed], fuzz.TWIN, fuzz.HELD_BACK),
    }
    RESULTS.write_text(json.dumps(found, indent=1) + "\n")
    for case, count in _counts(mixed).items():
        print(f"{case}: {count} of {number}")
    print(f"longest {times[-1]:.2f} s; {RESULTS.relative_to(ROOT)} has the table")


def _judged(fuzz: Any, lab: Any, kinds: tuple[str, ...], seed: int) -> Any:
    """The outcome of one case; whatever intake raises is one, too."""
    signal.alarm(_LONGEST)
    try:
        return fuzz.taken_in(lab, kinds, seed)
    except Exception as error:
        detail = f"{lab.name}, seed {seed}: {type(error).__name__}: {error}"
        return fuzz.Outcome(kinds, "crashed", 0.0, detail)
    finally:
        signal.alarm(0)


def _hangs(*_: object) -> None:
    raise TimeoutError(f"more than {_LONGEST} s")


def _counts(cases: Iterable[Any]) -> dict[str, int]:
    return dict(Counter(case.outcome for case in cases).most_common())


def _table(cases: list[Any], kinds: list[str]) -> dict[str, dict[str, int]]:
    return {kind: _counts(case for case in cases if kind in case.kinds) for kind in kinds}


def _examples(cases: list[Any], *fine: str) -> list[str]:
    """The first case of each kind of damage and outcome that is not fine, in one line each."""
    seen: dict[tuple[str, tuple[str, ...]], str] = {}
    for case in cases:
        if case.outcome not in fine:
            line = f"{case.outcome}, {' + '.join(case.kinds)}: {case.detail[:300]}"
            seen.setdefault((case.outcome, case.kinds), line)
    return list(seen.values())[:60]
