"""Gradescope's export: `submission_<id>/<files>`; `submission_metadata.yml` says whose each is."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

import yaml

from grading.intake.archives import Entry, LeftOut
from grading.intake.layouts.base import Around, Piece, Reading, Who
from grading.intake.times import in_utc, read_time

NAME = "Gradescope"
METADATA = "submission_metadata.yml"
_MAX_BYTES = 50_000_000
_MAX_SUBMITTERS = 50


class _Texts(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Reads every value as text, so that a student number `0123` stays what it is.

    Ruby's own types, which Gradescope may write, become plain lists and dictionaries.
    """

    yaml_implicit_resolvers: dict[str, Any] = {}


def _plain(loader: Any, suffix: str, node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return loader.construct_mapping(node, deep=True)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return str(node.value)


_Texts.add_multi_constructor("!ruby/", _plain)


def read(entries: list[Entry], around: Around) -> Reading | None:
    """The export as Gradescope's; None when its metadata is not there."""
    lists = [entry for entry in entries if entry.path.name == METADATA]
    lists.sort(key=lambda entry: len(entry.path.parts))
    folder = lists[0].path.parent if lists else None
    if folder is None or not any(_submission(entry, folder) for entry in entries):
        return None
    remarks, metadata = [], {}
    try:
        metadata = _metadata(lists[0])
    except LeftOut as reason:
        remarks.append(f"{METADATA} cannot be read ({reason}): nobody is known.")
    pieces = []
    for entry in entries:
        if entry is not lists[0]:
            pieces += _pieces(entry, folder, metadata, around)
    people = len({piece.who for piece in pieces})
    return Reading(f"Gradescope's export, {people} submitters", pieces, remarks)


def _submission(entry: Entry, folder: PurePosixPath) -> str:
    """The folder of a submission, or the file that stands for one, that an entry belongs to."""
    if not entry.path.is_relative_to(folder):
        return ""
    first = entry.path.relative_to(folder).parts[0]
    return first if first.startswith("submission_") and first != METADATA else ""


def _metadata(entry: Entry) -> dict[str, Any]:
    try:
        content = yaml.load(entry.read(_MAX_BYTES), Loader=_Texts)  # noqa: S506  (a SafeLoader)
    except (yaml.YAMLError, UnicodeError, ValueError, RecursionError):
        raise LeftOut("it is no YAML") from None
    return content if isinstance(content, dict) else {}


def _pieces(
    entry: Entry, folder: PurePosixPath, metadata: dict[str, Any], around: Around
) -> list[Piece]:
    """The file once for each of its submitters: a group hands in for all of its members."""
    name = _submission(entry, folder)
    parts = entry.path.parts[len(folder.parts) + 1 :] or (entry.path.name,)
    inside = PurePosixPath(*parts)
    info = metadata.get(name)
    if not name or not isinstance(info, dict):
        doubt = f"{METADATA} does not say whose {name or 'it'} is"
        return [Piece(entry, Who(doubt=doubt, guess=name), inside)]
    time = in_utc(read_time(_text(info.get(":created_at"))), around.zone)
    submitters = info.get(":submitters")
    people = [
        _who(person)
        for person in (submitters if isinstance(submitters, list) else [])[:_MAX_SUBMITTERS]
        if isinstance(person, dict)
    ]
    if not people:
        people = [Who(doubt=f"{METADATA} names no submitter of {name}", guess=name)]
    return [Piece(entry, who, inside, time) for who in dict.fromkeys(people)]


def _who(person: dict[str, Any]) -> Who:
    sid, email, name = (_text(person.get(key)) for key in (":sid", ":email", ":name"))
    return Who(tuple(filter(None, (sid, email))), name, guess=sid or email or name)


def _text(value: Any) -> str:
    text = value.strip() if isinstance(value, str) else ""
    return "" if text in ("null", "~") else text
