"""What platforms and tools do to a notebook's cells; importing this adds its kinds to `damage`."""

from __future__ import annotations

import json
import warnings
from random import Random

import nbformat
from damage import Book, cells, hides, insert, kind, name, new, of_book, text


@kind
def colab(book: Book, rng: Random) -> None:
    """Ids move into the metadata, where Colab keeps its own."""
    for cell in cells(book):
        metadata = cell.get("metadata") or {}
        cell["metadata"] = {**metadata, "id": cell.pop("id", f"{rng.getrandbits(48):012x}")}
        cell["metadata"] |= {"colab": {"base_uri": "https://localhost:8080/"}, "outputId": "x-1"}
    of_book(book)["colab"] = {"provenance": [], "toc_visible": True}
    book["nbformat_minor"] = 0


@hides
def colab_from_drive(book: Book, rng: Random) -> None:
    for cell in cells(book):
        cell.pop("id", None)
        cell["metadata"] = {"id": f"{rng.getrandbits(48):012x}", "colab": {"height": 35}}
    book["nbformat_minor"] = 0


@hides
def all_metadata_lost(book: Book, rng: Random) -> None:
    for cell in cells(book):
        cell.pop("id", None)
        cell["metadata"] = {}


@hides
def kaggle(book: Book, rng: Random) -> None:
    for cell in cells(book):
        cell.pop("id", None)
        cell["metadata"] = {"_uuid": f"{rng.getrandbits(128):032x}", "trusted": True}
    of_book(book)["kaggle"] = {"accelerator": "none"}
    first = "import os\nfor folder, _, names in os.walk('/kaggle/input'):\n    print(folder, names)"
    insert(book, 0, new("code", first, rng))


@hides
def databricks(book: Book, rng: Random) -> None:
    for cell in cells(book):
        cell.pop("id", None)
        inner = {"cellMetadata": {}, "inputWidgets": {}, "nuid": f"{rng.getrandbits(64):x}"}
        cell["metadata"] = {"application/vnd.databricks.v1+cell": inner}


@hides
def deepnote(book: Book, rng: Random) -> None:
    for cell in cells(book):
        cell.pop("id", None)
        kind_of_cell = cell.get("cell_type")
        cell["metadata"] = {
            "cell_id": f"{rng.getrandbits(64):x}",
            "deepnote_cell_type": kind_of_cell,
        }
    insert(book, 9_999, new("markdown", "<a href='https://deepnote.com'>Created in</a>", rng))


@hides
def datalore(book: Book, rng: Random) -> None:
    for cell in cells(book):
        cell["id"] = f"{rng.getrandbits(100):x}"
        cell["metadata"] = {"datalore": {"node_id": f"{rng.getrandbits(64):x}", "type": "CODE"}}


@hides
def sagemaker_and_old_vscode(book: Book, rng: Random) -> None:
    for cell in cells(book):
        cell.pop("id", None)
        cell["metadata"] = {"tags": [], "pycharm": {"name": "#%%\n"}}
    book["nbformat_minor"] = 2


@kind
def vscode(book: Book, rng: Random) -> None:
    for cell in cells(book):
        language = "python" if cell.get("cell_type") == "code" else "markdown"
        cell["metadata"] = {**(cell.get("metadata") or {}), "vscode": {"languageId": language}}
    of_book(book)["kernelspec"] = {"display_name": "R", "language": "R", "name": "ir"}


@kind
def pycharm(book: Book, rng: Random) -> None:
    for cell in cells(book):
        times = {"end_time": "2026-01-01T00:00:00Z", "start_time": "2026-01-01T00:00:00Z"}
        cell["metadata"] = {**(cell.get("metadata") or {}), "ExecuteTime": times}
    insert(book, 9_999, new("code", "", rng))


@kind
def papermill(book: Book, rng: Random) -> None:
    for cell in cells(book):
        cell["metadata"] = {**(cell.get("metadata") or {}), "papermill": {"status": "completed"}}
    insert(book, 0, new("markdown", "An Exception was encountered at 'In [7]'.", rng))
    insert(book, 1, new("code", "# Parameters\nseed = 3", rng))


@kind
def nbstripout(book: Book, rng: Random) -> None:
    for number, cell in enumerate(cells(book)):
        cell["id"] = str(number)
        if cell.get("cell_type") == "code":
            cell["outputs"], cell["execution_count"] = [], None


@kind
def new_ids(book: Book, rng: Random) -> None:
    for cell in cells(book):
        cell["id"] = f"{rng.getrandbits(32):08x}"


@kind
def one_id_for_all(book: Book, rng: Random) -> None:
    for cell in cells(book):
        cell["id"] = "a1b2"


@kind
def tags_and_slides(book: Book, rng: Random) -> None:
    for cell in cells(book):
        more = {"tags": ["hide-input"], "slideshow": {"slide_type": "slide"}, "editable": True}
        cell["metadata"] = {**(cell.get("metadata") or {}), **more, "collapsed": True}


@kind
def widgets_without_state(book: Book, rng: Random) -> None:
    of_book(book)["widgets"] = {"application/vnd.jupyter.widget-state+json": {"ab": {}}}


@kind
def old_nbgrader_schema(book: Book, rng: Random) -> None:
    for cell in cells(book):
        if name(cell):
            cell["metadata"]["nbgrader"].pop("task", None)
            cell["metadata"]["nbgrader"]["schema_version"] = 1


@kind
def forged_points(book: Book, rng: Random) -> None:
    for cell in cells(book):
        if name(cell):
            cell["metadata"]["nbgrader"] |= {"points": 999, "locked": False, "checksum": "0"}


@hides
def names_lost_ids_kept(book: Book, rng: Random) -> None:
    for cell in cells(book):
        cell["metadata"] = {}


@kind
def jupytext_percent(book: Book, rng: Random) -> None:
    _through_jupytext(book, "py:percent")


@hides
def jupytext_light(book: Book, rng: Random) -> None:
    _through_jupytext(book, "py:light")


@hides
def jupytext_markdown(book: Book, rng: Random) -> None:
    _through_jupytext(book, "md")


def _through_jupytext(book: Book, form: str) -> None:
    import jupytext

    whole = {"metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    plain = [new(c.get("cell_type", ""), text(c), Random(k)) for k, c in enumerate(cells(book))]
    for made, cell in zip(plain, cells(book)):
        made["metadata"] = cell.get("metadata") or {}
    plain = [cell for cell in plain if cell["cell_type"] in ("code", "markdown", "raw")]
    node = nbformat.from_dict({**whole, "cells": plain})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # It says which metadata it loses.
        back = jupytext.reads(jupytext.writes(node, fmt=form), fmt=form)
    book["cells"] = json.loads(json.dumps(back["cells"]))


@kind
def trailing_blanks_stripped(book: Book, rng: Random) -> None:
    for cell in cells(book):
        cell["source"] = "\n".join(line.rstrip() for line in text(cell).split("\n")).strip("\n")


@kind
def final_line_ends(book: Book, rng: Random) -> None:
    for cell in cells(book):
        cell["source"] = text(cell) + "\n"
