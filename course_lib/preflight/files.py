"""The files that are handed in beside the notebook: there, whole, of the right form, up to date."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from course_lib.preflight.look import Look

MAX_BYTES = 100_000_000
"""A larger file is not taken when it is collected."""

SLACK = 5.0
"""Seconds by which two times may differ and say nothing."""


def find_files(folder: Path, names: tuple[str, ...], notebook: str = "") -> dict[str, Path]:
    """The companion files in a folder, by the name they are asked for.

    A platform may have put the same text in front of the notebook and its files: `ada__actor.pt`.
    """
    prefix = notebook.rpartition("__")[0]
    found = {}
    for name in names:
        choices = [folder / name, folder / f"{prefix}__{name}"]
        for path in choices[: 2 if prefix else 1]:
            if path.is_file():
                found.setdefault(name, path)
    return found


def file_problems(look: Look) -> list[str]:
    """One sentence for each file that is missing, or that nobody could fly."""
    found = []
    for name in look.form.files:
        path = look.files.get(name)
        if path is None:
            writer = _writer(look, name)
            how = f"run the cell that writes it (`{writer}`)" if writer else "make it"
            if other := _alike(look.folder, name):
                how = f"but {other} is. If that is the file, rename it to {name}"
            found.append(f"{name} is not in this folder: {how}.")
        elif reason := file_problem(look.form.assignment, name, path, look.namespace, look.live):
            found.append(reason)
    return found


def file_problem(
    assignment: str, name: str, path: Path, namespace: Mapping[str, Any], live: bool
) -> str:
    """What is wrong with a file; empty if nothing is seen. Nothing in it is ever run."""
    size = path.stat().st_size
    if not size:
        return f"{name} is empty: run the cell that writes it again."
    if size > MAX_BYTES:
        return f"{name} is larger than {MAX_BYTES // 1_000_000} MB, which is not taken."
    # Here and not above: PyTorch is not needed for anything else.
    from course_lib.drilling.drill import drills_of
    from course_lib.drilling.flight import Flight, Refused, load_weights

    flights = [one for one in drills_of(assignment).values() if isinstance(one, Flight)]
    for one in flights:
        if one.file != name:
            continue
        try:
            load_weights(str(path))
        except Refused as refusal:
            return _told(refusal, path, name)
        try:
            one.load(str(path), {each: namespace[each] for each in one.needs if each in namespace})
        except Refused as refusal:
            # Without the session, a class of the student's own cannot be tried.
            if live:
                return _told(refusal, path, name)
            return _told(refusal, path, name) + " (A class of your own was not tried.)"
    return ""


def file_hints(look: Look, now: float | None = None) -> list[str]:
    """What the times of the files say: something was made again, and something else was not."""
    now = time.time() if now is None else now
    hints = []
    for name, path in look.files.items():
        written = path.stat().st_mtime
        if look.saved is not None and look.saved + SLACK < written:
            hints.append(f"{name} is newer than the saved notebook: save the notebook as well.")
        writer = _writer(look, name)
        later = _trained_later(look, writer, written) if writer else ""
        if later:
            hints.append(f"{name} is older than the last run of {later}: run `{writer}` again.")
    if look.live and look.saved is not None and now - look.saved > 600:
        hints.insert(0, f"The notebook was saved {ago(now - look.saved)}: save it first.")
    return hints


def ago(seconds: float) -> str:
    """How long ago, in the largest unit that fits."""
    for unit, length in (("day", 86_400), ("hour", 3_600), ("minute", 60)):
        number = int(seconds // length)
        if number:
            return f"{number} {unit}{'s' if number > 1 else ''} ago"
    return "just now"


def _alike(folder: Path | None, name: str) -> str:
    """A file that a browser may have renamed: `actor (1).pt`, `actor.pt.zip`."""
    stem, suffix = Path(name).stem.lower(), Path(name).suffix.lower()
    for path in sorted(folder.iterdir()) if folder and folder.is_dir() else ():
        before, found, after = path.name.lower().partition(stem)
        if found and suffix in after and path.is_file():
            return path.name
    return ""


def _told(refusal: Exception, path: Path, name: str) -> str:
    """The reason without the folders of the path."""
    return str(refusal).replace(str(path), name)


def _writer(look: Look, name: str) -> str:
    """The given cell that writes a file; empty where none is known."""
    for i, j in sorted(look.matched.chosen.items()):
        source = look.cells[j].source
        if (
            look.form.cells[i].name
            and "save(" in source
            and re.search(rf"[\"']{name}[\"']", source)
        ):
            return look.form.cells[i].name
    return ""


def _trained_later(look: Look, writer: str, written: float) -> str:
    """A cell above the writing one that ran after the file was written, as its metadata say."""
    for i, j in sorted(look.matched.chosen.items()):
        name = look.form.cells[i].name
        if name == writer:
            return ""
        if name.startswith("train") and (_ran(look.cells[j].metadata) or 0) > written + SLACK:
            return f"`{name}`"
    return ""


def _ran(metadata: Mapping[str, Any]) -> float | None:
    """When a cell ran last, seconds since 1970: Colab and, if it is told to, JupyterLab say so."""
    colab, jupyter = metadata.get("executionInfo"), metadata.get("execution")
    if isinstance(colab, dict) and isinstance(colab.get("timestamp"), int | float):
        return colab["timestamp"] / 1_000
    text = jupyter.get("shell.execute_reply") if isinstance(jupyter, dict) else None
    try:
        return datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp() if text else None
    except (ValueError, AttributeError, OverflowError):
        return None
