"""Cases: plain data that drills read; the hidden ones lie in a file of their own."""

import hashlib
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

HIDDEN_FILE = "hidden_cases.toml"
"""Hidden cases, beside the source notebook; never part of a release."""

_UNSAID = ("seed", "about", "name")


def hidden_cases(file: Path, assignment: str, salt: str) -> dict[str, list[dict[str, Any]]]:
    """Hidden cases by exercise, from a TOML file of tables `[[exercise]]`.

    A case without a `seed` gets one drawn from the salt, so that another course has other numbers.
    """
    if not file.is_file():
        return {}
    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    return {
        name: [
            {"seed": _seed(f"{salt}/{assignment}/{name}/{number}"), **case}
            for number, case in enumerate(cases)
        ]
        for name, cases in tables.items()
    }


def describe(case: Mapping[str, Any]) -> str:
    """What a message may say of a case: all but its seed."""
    if "about" in case:
        return str(case["about"])
    said = [f"{name}={_short(value)}" for name, value in case.items() if name not in _UNSAID]
    text = ", ".join(said)
    return text if len(text) <= 120 else text[:117] + "..."


def _short(value: Any) -> str:
    return f"{value:.4g}" if isinstance(value, float) else str(value)


def _seed(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "little") % (2**31)
