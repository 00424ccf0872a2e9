"""What the cells of a submission showed when it was handed in: pictures and plain text, cleaned.

For the eyes of a marker only. Nothing of it is run, rendered as HTML or read by the grader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

import nbformat
from nbformat import NotebookNode

from grading.intake.pictures import Allowance, Picture, UnusablePicture

PICTURE_TYPES = ("image/png", "image/jpeg", "image/gif", "image/webp")
MAX_OUTPUTS = 60
"""Of one cell, what is shown of it."""
MAX_READ_OUTPUTS = 3_000
"""Of all cells, what is looked at."""
MAX_TEXT = 6_000
"""Characters of one output; a longer one keeps its head and its tail."""
MAX_ALL_TEXT = 300_000
MAX_HTML_PICTURES = 4
_MAX_READ = 100_000

_ANSI = re.compile(r"\x1b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\x07\x1b]{0,200}(?:\x07|\x1b\\)|[@-Z\\-_])")
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")
_DATA = re.compile(r"data:image/(?:png|jpe?g|gif|webp);base64,([A-Za-z0-9+/=]+)", re.IGNORECASE)


class Cleaner:
    """Cleans the outputs and attachments of one notebook, whose parts share what may be kept."""

    def __init__(self) -> None:
        self._pictures = Allowance()
        self._text = MAX_ALL_TEXT
        self._left = MAX_READ_OUTPUTS

    def outputs(self, outputs: Any) -> list[NotebookNode]:
        """The pictures and the plain text among a code cell's outputs, in their order."""
        cleaned: list[NotebookNode] = []
        for output in outputs if isinstance(outputs, list) else []:
            self._left -= 1
            if len(cleaned) >= MAX_OUTPUTS or self._left < 0:
                cleaned.append(_says("[More outputs are not shown.]"))
                break
            for one in self._clean(output):
                _add(cleaned, one)
        return [self._bounded(one) for one in cleaned]

    def attachments(self, attachments: Any) -> NotebookNode:
        """The pictures pasted into a cell, by their names; what is no picture is left out."""
        found = {}
        for name, bundle in _dict(attachments).items():
            picture, _ = self._first_picture(_dict(bundle))
            if picture:
                found[str(name)] = {picture.kind: picture.data}
        return nbformat.from_dict(found)

    def _clean(self, output: Any) -> Iterator[NotebookNode]:
        output = _dict(output)
        kind = output.get("output_type")
        if kind == "stream" and output.get("name", "stdout") == "stdout":
            yield _says(plain_text(output.get("text")))
        elif kind in ("display_data", "execute_result"):
            yield from self._shown(_dict(output.get("data")))

    def _shown(self, data: dict[str, Any]) -> Iterator[NotebookNode]:
        """A picture if there is one, else the text, else the reason why there is neither."""
        picture, reason = self._first_picture(data)
        if picture:
            yield _shows(picture)
        elif html := _joined(data.get("text/html")):
            yield from self._from_html(html, plain_text(data.get("text/plain")))
        elif reason:
            yield _says(f"[A picture is not shown: {reason}.]")
        elif text := plain_text(data.get("text/plain")):
            yield _says(text)

    def _first_picture(self, data: dict[str, Any]) -> tuple[Picture | None, str]:
        """The first usable picture under any spelling of a known type; else why there is none."""
        kinds = {str(kind).strip().lower(): value for kind, value in data.items()}
        reason = "SVG may hold a program" if "image/svg+xml" in kinds else ""
        for kind in (*PICTURE_TYPES, "image/jpg"):
            if kind in kinds:
                try:
                    return self._pictures.take(kinds[kind]), ""
                except UnusablePicture as error:
                    reason = str(error)
        return None, reason

    def _from_html(self, html: str, text: str) -> Iterator[NotebookNode]:
        """Pictures that lie in HTML as data, as `show_gif` gives them; the HTML is never shown."""
        found = [match[1] for match in islice(_DATA.finditer(html), MAX_HTML_PICTURES)]
        for encoded in found:
            try:
                yield _shows(self._pictures.take(encoded))
            except UnusablePicture as error:
                yield _says(f"[A picture is not shown: {error}.]")
        if not found and "<video" in html[:_MAX_READ]:
            yield _says("[A video is not shown.]")
        elif not found:
            yield _says(text or "[An output in HTML is not shown.]")

    def _bounded(self, output: NotebookNode) -> NotebookNode:
        if output.output_type == "stream":
            text = shortened(output.text, min(MAX_TEXT, self._text))
            self._text -= len(text)
            output.text = text
        return output


def plain_text(value: Any) -> str:
    """Text as a terminal would leave it: without colours, without what a progress bar overwrote."""
    text = shortened(_joined(value), _MAX_READ)
    text = _ANSI.sub("", text).replace("\r\n", "\n")
    text = "\n".join(line.rstrip("\r").rpartition("\r")[2] for line in text.split("\n"))
    text = text.encode("utf-8", "replace").decode("utf-8")
    return _UNSEEN.sub("", text)


def shortened(text: str, most: int) -> str:
    """The head and the tail of a long text, and between them how much is left out."""
    if len(text) <= most:
        return text
    head, tail = 2 * most // 3, most // 3
    left_out = len(text) - head - tail
    return f"{text[:head]}\n[... {left_out} characters left out ...]\n{text[len(text) - tail :]}"


def _add(outputs: list[NotebookNode], output: NotebookNode) -> None:
    """Append an output; text goes on where the last output was text."""
    if output.output_type == "stream":
        if not output.text.strip():
            return
        if not output.text.endswith("\n"):
            output.text += "\n"
        if outputs and outputs[-1].output_type == "stream":
            outputs[-1].text = shortened(outputs[-1].text + output.text, _MAX_READ)
            return
    outputs.append(output)


# Not by nbformat's new_output, which validates each one anew.
def _says(text: str) -> NotebookNode:
    return NotebookNode(output_type="stream", name="stdout", text=text)


def _shows(picture: Picture) -> NotebookNode:
    data = NotebookNode({picture.kind: picture.data})
    return NotebookNode(output_type="display_data", data=data, metadata=NotebookNode())


def _joined(value: Any) -> str:
    """The text of a multi-line value of the notebook format; empty if it is none."""
    if isinstance(value, list) and all(isinstance(line, str) for line in value):
        return "".join(value)
    return value if isinstance(value, str) else ""


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
