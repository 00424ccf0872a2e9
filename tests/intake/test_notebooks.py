"""Reading: from whatever bytes were handed in to clean cells, or to a reason that helps."""

from __future__ import annotations

import base64
import copy
import gzip
import html
import io
import json
import tarfile
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from grading.intake import decoding, shapes, unpacking
from grading.intake.notebooks import UnreadableNotebook, read_submission

CODE = 'def double(x):\n    """Twice x — “two” of it."""\n    return x + x'
WORDS = "Parce qu'un et un, ça fait deux — toujours."
Change = Callable[[bytes], bytes]


def cell(kind: str, source: Any, **more: Any) -> dict[str, Any]:
    made = {"cell_type": kind, "id": f"c{len(str(source))}", "metadata": {}, "source": source}
    return {**made, **({"outputs": [], "execution_count": None} if kind == "code" else {}), **more}


def notebook(*cells: Any) -> dict[str, Any]:
    """A notebook as JSON; without cells, one of code and one of words."""
    named = {"metadata": {"nbgrader": {"grade_id": "double"}}}
    return {
        "cells": list(cells)
        or [
            cell("code", CODE.splitlines(True), **named),
            cell("markdown", WORDS),
        ],
        "metadata": {"kernelspec": {"name": "python3"}, "course": {"assignment": "tiny"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def dump(book: Any) -> bytes:
    return json.dumps(book, indent=1, ensure_ascii=False).encode("utf-8", "surrogatepass")


def texts(data: bytes) -> list[str]:
    return [each.source for each in read_submission(data).cells]


def notes(data: bytes) -> list[str]:
    return read_submission(data).metadata["course"]["notes"]


def reason(data: bytes) -> str:
    with pytest.raises(UnreadableNotebook) as caught:
        read_submission(data)
    assert "\n" not in str(caught.value) and str(caught.value).endswith(".")
    return str(caught.value)


TWIN = [CODE, WORDS]
PLAIN = dump(notebook())


def zipped(*files: tuple[str, bytes]) -> bytes:
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return box.getvalue()


def wide(encoding: str, mark: str = "") -> Change:
    return lambda data: (mark + data.decode()).encode(encoding)


# ---- the same notebook in other bytes: read, and nothing is said --------------------------------

SILENT: dict[str, Change] = {
    "byte order mark": lambda data: b"\xef\xbb\xbf" + data,
    "two byte order marks": lambda data: b"\xef\xbb\xbf" * 2 + data,
    "UTF-16 LE with a mark": wide("utf-16-le", "\ufeff"),
    "UTF-16 BE with a mark": wide("utf-16-be", "\ufeff"),
    "UTF-16 LE without": wide("utf-16-le"),
    "UTF-16 BE without": wide("utf-16-be"),
    "UTF-16 LE, a line break before": lambda data: wide("utf-16-le")(b"\n" + data),
    "UTF-32 LE with a mark": wide("utf-32-le", "\ufeff"),
    "UTF-32 BE with a mark": wide("utf-32-be", "\ufeff"),
    "UTF-32 LE without": wide("utf-32-le"),
    "UTF-16 and an odd zero": lambda data: wide("utf-16-le", "\ufeff")(data) + b"\0",
    "zeros behind": lambda data: data + b"\0" * 513,
    "zeros in front": lambda data: b"\0" * 7 + data,
    "Ctrl-Z behind": lambda data: data + b"\x1a",
    "blank lines around": lambda data: b"\n\r\n  " + data + b"\n\n\t ",
    "CRLF": lambda data: data.replace(b"\n", b"\r\n"),
    "CR": lambda data: data.replace(b"\n", b"\r"),
    "ASCII only": lambda data: json.dumps(json.loads(data)).encode(),
    "pairs as two characters": lambda data: data.replace("—".encode(), "—".encode()),
}


@pytest.mark.parametrize("way", SILENT)
def test_other_bytes_give_the_same_cells(way: str) -> None:
    book = read_submission(SILENT[way](PLAIN))
    assert [each.source for each in book.cells] == TWIN
    assert book.metadata["course"] == {"notes": [], "assignment": "tiny"}
    assert book.cells[0].metadata["grade_id"] == "double"


def test_a_pair_written_as_two_characters_is_one_again() -> None:
    face = "\U0001f600"
    data = dump(notebook(cell("markdown", f"nice {face}")))
    halves = face.encode("utf-16-be")
    pair = "".join(chr(int.from_bytes(halves[k : k + 2], "big")) for k in (0, 2))
    data = data.replace(face.encode(), pair.encode("utf-8", "surrogatepass"))
    assert texts(data) == [f"nice {face}"] and notes(data) == []


# ---- something around the notebook: read, with a note --------------------------------------------


def windows(byte: int) -> str:
    """A byte as programs read it that take it for Windows-1252, its five open places included."""
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


def as_json(value: Any) -> bytes:
    return json.dumps(value).encode()


BOOK = json.loads(PLAIN)
BASE64 = base64.b64encode(PLAIN).decode()
SAID: dict[str, tuple[bytes, str]] = {
    "gzip": (gzip.compress(PLAIN), "gzip"),
    "zip": (zipped(("lab/ada.ipynb", PLAIN), ("__MACOSX/lab/._ada.ipynb", b"x")), "zip"),
    "gzip in a zip": (zipped(("ada.ipynb", gzip.compress(PLAIN))), "gzip"),
    "UTF-16 in a zip": (zipped(("ada.IPYNB", PLAIN.decode().encode("utf-16"))), "zip"),
    "Databricks": (b"# Databricks notebook source\n" + PLAIN, "before"),
    "cell magic": (b"%%\n" + PLAIN, "before"),
    "comment of an editor": (b"// {file: ada}\n" + PLAIN, "before"),
    "HTML comment": (b"<!-- vim: set ft=json -->\n" + PLAIN, "before"),
    "script": (b"var nb = " + PLAIN + b";\n", "before"),
    "guard": (b")]}'\n" + PLAIN, "before"),
    "mark behind a comment": (b"# x\n\xef\xbb\xbf" + PLAIN, "before"),
    "text behind": (PLAIN + b"\nSent from my phone", "behind"),
    "tail of a longer one": (PLAIN + b'": 5\n}\n', "behind"),
    "twice": (PLAIN + b"\n" + PLAIN, "twice"),
    "twice with other outputs": (
        PLAIN + PLAIN.replace(b'"execution_count": null', b'"execution_count": 4'),
        "twice",
    ),
    "contents API": (as_json({"type": "notebook", "format": "json", "content": BOOK}), "around"),
    "contents API, text": (as_json({"name": "a", "content": PLAIN.decode()}), "around"),
    "GitHub API": (as_json({"encoding": "base64", "content": BASE64}), "around"),
    "Colab's message": (as_json({"data": {"ipynb": BOOK}}), "around"),
    "Kaggle API": (as_json({"metadata": {}, "blob": {"source": PLAIN.decode()}}), "around"),
    "in a list": (as_json([BOOK]), "around"),
    "as a JSON text": (as_json(PLAIN.decode()), "around"),
    "base64": (BASE64.encode(), "around"),
    "base64 in lines": (base64.encodebytes(PLAIN), "around"),
    "trailing commas": (
        PLAIN.replace(b"\n }", b",\n }").replace(b"\n]", b", \n ]"),
        "Commas",
    ),
    "raw tab in a text": (
        dump(notebook(cell("code", "if x:\tpass"))).replace(b"\\t", b"\t"),
        "tabs",
    ),
    "quotes as in HTML": (html.escape(PLAIN.decode()).encode(), "signs"),
    "raw view saved by a browser": (
        b'<html><head></head><body><pre style="white-space: pre-wrap;">'
        + html.escape(PLAIN.decode(), quote=False).encode()
        + b"</pre></body></html>",
        "web page",
    ),
    "upload form": (
        b"------WebKitFormBoundary7\r\nContent-Disposition: form-data\r\n\r\n"
        + PLAIN
        + b"\r\n------WebKitFormBoundary7--\r\n",
        "behind",
    ),
    "encoded twice": ("".join(map(windows, PLAIN)).encode(), "encoded twice"),
    "encoded twice, Latin-1": (PLAIN.decode("latin-1").encode(), "encoded twice"),
}


@pytest.mark.parametrize("way", SAID)
def test_what_stands_around_a_notebook_is_left_out_with_a_note(way: str) -> None:
    data, word = SAID[way]
    said = " ".join(notes(data))
    assert word in said, said
    expected = ["if x:\tpass"] if way == "raw tab in a text" else TWIN
    assert texts(data) == expected


def conflict(ours: str, theirs: str, base: str = "") -> bytes:
    """The notebook with a conflict in the line of the execution count, or of whatever is given."""
    middle = f"||||||| 1a2b\n{base}\n" if base else ""
    mark = f"<<<<<<< HEAD\n{ours}\n{middle}=======\n{theirs}\n>>>>>>> origin/main"
    return PLAIN.decode().replace('   "execution_count": null', mark).encode()


COUNT = '   "execution_count": {}'


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
@pytest.mark.parametrize("base", ["", COUNT.format(1)])
def test_a_conflict_in_counts_or_outputs_is_passed_over(base: str, end: bytes) -> None:
    data = conflict(COUNT.format(7), COUNT.format(9), base).replace(b"\n", end)
    assert texts(data) == TWIN
    [note] = notes(data)
    line = data.decode().split("<<<<<<<")[0].count("\n") + 1
    assert "conflict" in note and f"line {line})" in note


@pytest.mark.parametrize(
    "data",
    [
        PLAIN.replace(
            b'    "    return x + x"',
            b'<<<<<<< HEAD\n    "    return x + x"\n=======\n    "    return 3 * x"\n>>>>>>> b',
        ),
        b"<<<<<<< HEAD\n" + PLAIN + b"\n=======\n{}\n>>>>>>> b\n",
        conflict(COUNT.format(7), "not JSON"),
    ],
)
def test_a_conflict_in_a_text_is_named_with_its_line(data: bytes) -> None:
    line = data.split(b"<<<<<<<")[0].count(b"\n") + 1
    assert "merge conflict" in reason(data) and f"line {line}." in reason(data)


# ---- refused, with a reason that names the thing -------------------------------------------------

TWO = PLAIN + PLAIN.replace(b"x + x", b"3 * x")
REFUSED: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "empty"),
    "blanks": (b" \n\t", "empty"),
    "zeros": (b"\0" * 4096, "nothing but empty bytes"),
    "zeros within": (PLAIN.replace(b"x + x", b"x\0\0\0x"), "damaged: line 14 "),
    "a letter": (b"Dear teacher, here is my notebook.", "not valid JSON"),
    "PDF": (b"%PDF-1.7\n...", "a PDF"),
    "PNG": (b"\x89PNG\r\n\x1a\n0000", "picture"),
    "photo": (b"\0\0\0\x24ftypheic0000", "photo"),
    "old Word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "Word"),
    "Word": (zipped(("[Content_Types].xml", b"x"), ("word/document.xml", b"x")), "Word"),
    "Excel": (zipped(("xl/workbook.xml", b"x")), "Excel"),
    "OpenDocument": (zipped(("mimetype", b"x"), ("content.xml", b"x")), "OpenDocument"),
    "weights": (zipped(("actor/data.pkl", b"x")), "PyTorch"),
    "empty zip": (zipped(), "zip archive"),
    "two in a zip": (zipped(("a.ipynb", PLAIN), ("b.ipynb", PLAIN)), "2 notebooks"),
    "half a zip": (zipped(("a.ipynb", PLAIN))[:-30], "zip archive that is cut off"),
    "broken zip": (zipped(("a.ipynb", PLAIN)).replace(b"a.ipynb", b"b.ipynb", 1), "zip archive"),
    "half a gzip": (gzip.compress(PLAIN)[:-20], "cut off"),
    "broken gzip": (b"\x1f\x8b" + b"x" * 99, "damaged gzip"),
    "arrays": (zipped(("x.npy", b"x")), "NumPy"),
    "helper file": (b"\0\5\x16\7\0\2\0\0Mac OS X", "helper file of macOS"),
    "patch": (b"diff --git a/l.ipynb b/l.ipynb\n--- a\n+++ b\n" + PLAIN[:400], "a patch"),
    "7z": (b"7z\xbc\xaf\x27\x1c0000", "7z"),
    "web page": (b"<!DOCTYPE html><title>Lab 3</title>", "a web page"),
    "sign in": (b"\n<html><head><title>Sign in - Google Accounts", "web page that asks to sign in"),
    "HTML export": (b'<!DOCTYPE html>\n<body class="jp-Notebook">', "HTML export of the notebook"),
    "saved page": (b"From: <Saved by Blink>\nMIME-Version: 1.0\n", "saved web page"),
    "shortcut": (b"[InternetShortcut]\r\nURL=https://x.org/\r\n", "link"),
    "webloc": (b'<?xml version="1.0"?>\n<plist><key>URL</key></plist>', "link"),
    "binary webloc": (b"bplist00\xd1\x01\x02SURL", "link"),
    "Windows link": (b"L\0\0\0\x01\x14\x02\0\0\0", "link"),
    "gdoc": (b'{"":"WARNING!","doc_id":"1a","resource_key":"","email":"a@x.org"}', "link"),
    "an address": (b"https://colab.research.google.com/drive/1a2b\n", "link"),
    "LFS": (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n", "Git LFS"),
    "annex": (b"../.git/annex/objects/a/b/c.ipynb\n", "link"),
    "link of git": (b"../labs/ada.ipynb", "link"),
    "R Markdown": (b"---\ntitle: x\noutput: html_document\n---\n\ntext\n", "R Markdown"),
    "R chunks": (b"Text\n```{r setup}\n1\n```\n", "R Markdown"),
    "jupytext": (b"---\njupyter:\n  jupytext: {}\n---\n\n# x\n", "jupytext"),
    "py export": (b"#!/usr/bin/env python\n# coding: utf-8\n\n# In[1]:\nx = 3\n", "Python script"),
    "percent": (b"# %% [markdown]\n# x\n# %%\nx = {'a': {}}\n", "Python script"),
    "Databricks export": (
        b"# Databricks notebook source\nx = 3\n# COMMAND ----------\n",
        "Databri",
    ),
    "script": (b"import math\n\n\ndef f(x):\n    return {'a': [{}]}\n", "Python script"),
    "LaTeX": (b"\\documentclass{article}\n", "LaTeX"),
    "server error": (b'{"message": "Not Found", "status": "404"}', "error message of a server"),
    "other JSON": (b'{"scores": [1, 2], "seed": {"a": 1}}', "JSON of another kind"),
    "a list": (b"[1, 2, 3]", "JSON of another kind"),
    "a number": (b"7", "JSON of another kind"),
    "Zeppelin": (b'{"paragraphs": [{"text": "%python"}], "name": "x"}', "Zeppelin"),
    "no cells": (dump({"nbformat": 4, "cells": [], "metadata": {}}), "has no cells"),
    "no cells at all": (dump({"nbformat": 4, "metadata": {}}), "has no cells"),
    "two notebooks": (TWO, "two notebooks"),
    "two, one cut off": (PLAIN + PLAIN[:300], "two notebooks"),
    "two in a list": (as_json([BOOK, notebook(cell("code", "1"))]), "2 notebooks"),
    "literals": (PLAIN.replace(b"null", b"None"), "line 17 stands None"),
    "a repr": (repr(BOOK).encode(), "stands '"),
    "cut off": (PLAIN[: len(PLAIN) * 2 // 3], "cut off: it ends in line 23, in or behind cell 2"),
    "cut off behind a comma": (PLAIN[: PLAIN.index(b'"source"')], "cut off"),
    "cut off in a word": (PLAIN[: PLAIN.index(b"null") + 2], "cut off"),
    "header and cut off": (b"%%\n" + PLAIN[:200], "cut off"),
    "no beginning": (PLAIN[60:], "beginning of the file is missing"),
    "broken text": (PLAIN.replace(b"x + x", b"x\n+ x"), "line 14 a text is broken off"),
    "no comma": (PLAIN.replace(b'"nbformat": 4,', b'"nbformat": 4'), "not valid JSON from line"),
    "cp1252": (PLAIN.decode().encode("cp1252"), "Windows-1252"),
    "Latin-1": (dump(notebook(cell("markdown", "ça"))).replace("ç".encode(), b"\xe7"), "UTF-8"),
    "half of UTF-16": (PLAIN.decode().encode("utf-16")[:-1], "UTF-16"),
    "deep": (b"[" * 200_000, "not valid JSON"),
    "deep JSON": (b"[" * 100_000 + b"]" * 100_000, "not valid JSON"),
    "deep metadata": (
        dump(notebook())[:-2] + b',"x":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        "nested too deeply",
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_refused_file_is_named(what: str) -> None:
    data, words = REFUSED[what]
    assert words in reason(data)


def test_what_is_no_notebook_says_what_to_hand_in() -> None:
    for data in (b"%PDF-1", b"<html>", b"[InternetShortcut]\n", b"import math\nx = 3", b"[1]"):
        assert "Download .ipynb" in reason(data)


def test_wrong_letters_matter_only_where_they_are_kept() -> None:
    def latin(book: dict[str, Any]) -> bytes:
        return dump(book).replace("é".encode(), b"\xe9")

    shown = [{"output_type": "stream", "name": "stdout", "text": "é\n"}]
    outputs = latin(notebook(cell("code", "x = 3", outputs=shown)))
    assert (texts(outputs), notes(outputs)) == (["x = 3"], [])
    comment = latin(notebook(cell("code", "x = '#3'  # trois, c'est é")))
    assert texts(comment) == ["x = '#3'  # trois, c'est ?"]
    assert "not in UTF-8" in notes(comment)[0]
    for kind, source in (("code", "x = '# é'"), ("code", "x = 3 #\ny = 'é'"), ("markdown", "# é")):
        assert "UTF-8" in reason(latin(notebook(cell(kind, source))))


# ---- numbers, keys, outputs ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "value", [b"1e999", b"9" * 5000, b"-" + b"9" * 30, b"NaN", b"-Infinity", b"1.5", b"1E-99999"]
)
def test_numbers_that_no_notebook_needs(value: bytes) -> None:
    assert texts(PLAIN.replace(b'"execution_count": null', b'"execution_count": ' + value)) == TWIN
    assert texts(PLAIN.replace(b'"nbformat": 4', b'"nbformat": ' + value)) == TWIN


def test_of_two_texts_of_a_cell_the_last_counts_with_a_note() -> None:
    data = PLAIN.replace(b'   "source": [', b'   "source": "old",\n   "source": [')
    assert texts(data) == TWIN and "twice" in notes(data)[0]


def test_deep_and_huge_outputs_do_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    deep = PLAIN.replace(b'"outputs": []', b'"outputs": [' + b"[" * 9999 + b"]" * 9999 + b"]")
    assert texts(deep) == TWIN and notes(deep) == []
    monkeypatch.setattr(decoding, "_LARGE", 1_000)
    monkeypatch.setattr(decoding, "MAX_BYTES", 4_000)
    text = 'a "quoted" \\ [ bracket { and "outputs": [1, 2] of it\n'
    shown = [{"output_type": "stream", "text": [text] * 500, "data": {"x": [[1], {"y": "]"}]}}]
    said = 'print("outputs: [", {"outputs": [3]})'
    book = notebook(*(cell("code", said, outputs=shown) for _ in range(3)), cell("markdown", WORDS))
    assert texts(dump(book)) == [said] * 3 + [WORDS]
    assert texts(json.dumps(book).encode()) == [said] * 3 + [WORDS]
    lines = dump(book).replace(b'"nbformat": 4,', b'"nbformat": 4 4')
    assert f"line {lines[: lines.index(b'4 4')].count(bytes([10])) + 1} on" in reason(lines)
    assert "larger than" in reason(dump(notebook(cell("markdown", "x" * 5_000))))
    assert "cut off" in reason(dump(notebook(cell("code", "1", outputs=[["x" * 500] * 2])))[:-300])
    assert "left out" in notes(dump(book))[0]
    monkeypatch.setattr(decoding, "_MAX_STEPS", 2)
    assert "Clear the outputs" in reason(dump(book))


def test_sizes_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "MAX_RAW_BYTES", 5_000)
    big = dump(notebook(cell("markdown", "x" * 6_000)))
    for data in (big, gzip.compress(big), zipped(("a.ipynb", big))):
        assert "larger than" in reason(data)
    monkeypatch.setattr(unpacking, "_MAX_DIRECTORY", 500)
    assert "too many files" in reason(zipped(*((f"{k}.ipynb", b"") for k in range(40))))
    monkeypatch.setattr(decoding, "_MAX_MEMORY", 50_000)
    many = [{}] * 300
    assert "more values" in reason(dump({**notebook(), "metadata": many}))


def test_a_tar_in_a_gzip_is_named() -> None:
    box = io.BytesIO()
    with tarfile.open(fileobj=box, mode="w:gz") as archive:
        info = tarfile.TarInfo("ada.ipynb")
        info.size = len(PLAIN)
        archive.addfile(info, io.BytesIO(PLAIN))
    assert "tar archive" in reason(box.getvalue())


# ---- formats -------------------------------------------------------------------------------------


@pytest.mark.parametrize("version", ["4", 4.0, None, [], {}, 5, 99, 0, -1, "x", True, 3])
def test_the_number_of_the_format_is_not_trusted(version: Any) -> None:
    book = {**notebook(), "nbformat": version, "nbformat_minor": version}
    assert texts(dump(book)) == TWIN
    del book["nbformat"]
    assert texts(dump(book)) == TWIN and notes(dump(book)) == []


def test_old_formats() -> None:
    cells = [
        {"cell_type": "heading", "level": 2, "source": ["My\n", "notes"], "metadata": {}},
        {"cell_type": "code", "input": CODE.splitlines(True), "prompt_number": 3, "outputs": []},
        {"cell_type": "html", "source": WORDS},
    ]
    for version in (2, 3, 4):
        old = {"nbformat": version, "worksheets": [{"cells": cells[:2]}, {"cells": cells[2:]}]}
        assert texts(dump(old)) == ["## My notes", *TWIN]
        kinds = [each.cell_type for each in read_submission(dump(old)).cells]
        assert kinds == ["markdown", "code", "markdown"]
        assert (f"format {version}" in " ".join(notes(dump(old)))) == (version == 2)
    oldest = [{"cell_type": "code", "code": CODE}, {"cell_type": "text", "text": WORDS}]
    assert texts(dump({"nbformat": 1, "cells": oldest})) == TWIN


@pytest.mark.parametrize(
    "change",
    [
        lambda book: book.update(metadata=None),
        lambda book: book.update(metadata=[1]),
        lambda book: book.pop("metadata"),
        lambda book: [each.pop("metadata") for each in book["cells"]],
        lambda book: [each.update(metadata=None) for each in book["cells"]],
        lambda book: [each.update(metadata=[{}]) for each in book["cells"]],
        lambda book: book["cells"][0].update(metadata={"nbgrader": 7}),
        lambda book: book["cells"][0].update(metadata={"nbgrader": {"grade_id": ["double"]}}),
        lambda book: [each.pop("id") for each in book["cells"]],
        lambda book: [each.update(id=7) for each in book["cells"]],
        lambda book: book["cells"][0].pop("outputs"),
        lambda book: book["cells"][0].update(outputs=None, execution_count="x"),
        lambda book: book["cells"][0].update(outputs=[7, None, {"data": 3}]),
        lambda book: book["cells"][0].update(source=CODE),
        lambda book: book["cells"][0].update(source=[CODE.splitlines(True)]),
        lambda book: book["cells"][0].update(source=[*CODE.splitlines(True), None]),
        lambda book: book["cells"][0].update(source=dict(enumerate(CODE.splitlines(True)))),
        lambda book: book["cells"][0].update(input=book["cells"][0].pop("source")),
        lambda book: book["cells"][0].update(cell_type="Code"),
        lambda book: book["cells"][1].update(cell_type="MARKDOWN", attachments=[1]),
        lambda book: book.update(cells=dict(enumerate(book["cells"]))),
        lambda book: book.update(cells={"b": book["cells"][0], "a": book["cells"][1]}),
        lambda book: book.update(worksheets=[]),
        lambda book: book.update(cells=[book["cells"][:1], book["cells"][1:]]),
        lambda book: book.update(worksheets=[{"cells": book.pop("cells")}, None, {"cells": 3}]),
    ],
)
def test_odd_shapes_of_the_same_cells(change: Callable[[dict[str, Any]], Any]) -> None:
    book = copy.deepcopy(BOOK)
    change(book)
    assert (texts(dump(book)), notes(dump(book))) == (TWIN, [])


def test_cells_in_a_numbered_object_stand_in_the_order_of_the_numbers() -> None:
    cells = {str(number): cell("markdown", f"text {number}") for number in (10, 9, 2, 0)}
    assert texts(dump({**notebook(), "cells": cells})) == ["text 0", "text 2", "text 9", "text 10"]


@pytest.mark.parametrize(
    "odd",
    [
        None,
        7,
        {},
        [],
        {"cell_type": "markdown", "metadata": {}},
        {"cell_type": "code", "source": None, "outputs": []},
        {"cell_type": "code", "source": 7},
        {"cell_type": "code", "source": {"a": "x"}},
        {"cell_type": "code", "source": ["x", 7]},
        {"cell_type": "code", "source": [[[[[["deep"]]]]]]},
    ],
)
def test_a_cell_without_text_costs_that_cell_only(odd: Any) -> None:
    data = dump(notebook(cell("markdown", "first"), odd, cell("markdown", WORDS)))
    assert texts(data) == ["first", WORDS]
    assert "cell 2" in notes(data)[0]
    assert "a cell has no text" in reason(dump(notebook(odd)))


def test_a_cell_without_text_is_called_by_its_exercise() -> None:
    book = notebook()
    book["cells"][0]["source"] = None
    assert notes(dump(book)) == [
        "A cell whose text is missing or cannot be read was left out: double."
    ]
    book["cells"][0]["metadata"]["nbgrader"]["grade_id"] = "<script>"
    assert notes(dump(book))[0].endswith(": cell 1.")


@pytest.mark.parametrize(
    ("odd", "kind", "words"),
    [
        ({"cell_type": "heading", "level": 3, "source": "Notes"}, "markdown", ""),
        ({"cell_type": "sql", "source": "select 1", "outputs": []}, "code", "for code"),
        ({"cell_type": "prompt", "source": "tell me"}, "markdown", "for words"),
        ({"cell_type": None, "source": "import math\nx = 3"}, "code", "for code"),
        ({"source": "def f():\n    pass"}, "code", "for code"),
        ({"kind": 2, "language": "python", "value": "x"}, "code", ""),
        ({"kind": 1, "language": "markdown", "value": "x"}, "markdown", ""),
        ("a text", "markdown", "for words"),
    ],
)
def test_a_cell_of_an_unknown_type_is_kept(odd: Any, kind: str, words: str) -> None:
    data = dump(notebook(odd, cell("markdown", WORDS)))
    first = read_submission(data).cells[0]
    assert first.cell_type == kind and first.source
    assert words in " ".join(notes(data)) and bool(notes(data)) == bool(words)


def test_too_many_cells_and_too_much_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shapes, "MAX_CELLS", 5)
    empty = [cell("code", "") for _ in range(9)]
    assert texts(dump(notebook(*empty, *notebook()["cells"]))) == TWIN
    six = [cell("code", f"x = {number}") for number in range(6)]
    assert "more than 5 cells" in reason(dump(notebook(*six)))
    monkeypatch.setattr(shapes, "MAX_CODE", 300)
    data = dump(notebook(cell("code", "x" * 301), *notebook()["cells"]))
    assert texts(data) == TWIN and "more than 300 characters of code" in notes(data)[0]
    monkeypatch.setattr(shapes, "MAX_ALL_CODE", 310)
    data = dump(notebook(cell("code", "y" * 290), *notebook()["cells"]))
    assert texts(data) == TWIN and notes(data)[0].endswith("left out: cell 1.")
    monkeypatch.setattr(shapes, "MAX_WORDS", 100)
    data = dump(notebook(cell("markdown", "y" * 101), *notebook()["cells"]))
    assert texts(data) == TWIN and "of words" in notes(data)[0]
    assert "more than 300 characters of code" in reason(dump(notebook(cell("code", "x" * 301))))


def test_marks_and_faults_without_end_are_not_gone_through() -> None:
    marks = b'{"cells":\n' + b"<<<<<<< a\n=======\n>>>>>>> b\n" * 2_000
    assert "merge conflict" in reason(marks) and "line 2" in reason(marks)
    many = b'"x": [' + b'"",' * 600_000 + b'""], "name": "python3"'
    assert texts(PLAIN.replace(b'"name": "python3"', many)) == TWIN
    assert texts(PLAIN.replace(b'"name": "python3"', b'"name": "python3",')) == TWIN
    both = PLAIN.replace(b'"name": "python3"', many + b",")
    assert "not valid JSON" in reason(both)


# ---- the text of a cell --------------------------------------------------------------------------


def read(kind: str, source: Any) -> tuple[str, str]:
    data = json.dumps(notebook(cell(kind, source))).encode()
    return texts(data)[0], " ".join(notes(data))


NO_BREAK, LINE, NEXT_LINE, ZERO_WIDTH = "\u00a0", "\u2028", "\u0085", "\u200b"


@pytest.mark.parametrize("kind", ["code", "markdown"])
def test_line_ends(kind: str) -> None:
    for end in ("\r\n", "\r", "\r\r\n", "\n"):
        assert read(kind, f"a = 1{end}{end}b = 2") == ("a = 1\n\nb = 2", "")
        assert read(kind, [f"a = 1{end}", end, "b = 2"]) == ("a = 1\n\nb = 2", "")
    text, note = read(kind, ["a = 1", "", "b = 2"])
    assert text == "a = 1\n\nb = 2" and "without their ends" in note
    assert read(kind, ["a = 1\n", "b = ", "2"]) == ("a = 1\nb = 2", "")
    assert read(kind, ["a = 1"]) == ("a = 1", "")


@pytest.mark.parametrize("end", [LINE, "\u2029", NEXT_LINE])
def test_unusual_line_ends(end: str) -> None:
    text, note = read("code", f"def f(x):{end}    # twice{end}    return 2 * x")
    assert text == "def f(x):\n    # twice\n    return 2 * x" and "line ends" in note
    text, note = read("code", f"a = 1{end}b = 'x{end}y'\n# c{end}d")
    assert text == f"a = 1\nb = 'x{end}y'\n# c{end}d" and "line ends" in note
    assert read("markdown", f"a{end}b") == (f"a{end}b", "")


@pytest.mark.parametrize("space", [NO_BREAK, "\u202f", "\u2003", "\u3000"])
def test_odd_spaces_in_code(space: str) -> None:
    text, note = read("code", f"def f(x):\n{space * 4}return{space}x")
    assert text == "def f(x):\n    return x" and "spaces" in note
    kept = [
        f"x = 'a{space}b'",
        f'x = "a{space}\\"b{space}"',
        f"x = '''a\n{space}'b'\n'''",
        f'"""a{space}"" b\\"""{space}"""',
        f"x = 3  # don't{space}",
        f"x = f'{{y}}{space}'",
    ]
    for source in kept:
        assert read("code", source) == (source, "")
    assert read("markdown", f"a{space}b") == (f"a{space}b", "")


def test_unseen_signs_and_typographic_quotes() -> None:
    text, note = read("code", f"\ufeffx{ZERO_WIDTH} = '{ZERO_WIDTH}'\x08\u00ad  # {ZERO_WIDTH}")
    assert text == f"x = '{ZERO_WIDTH}'  # {ZERO_WIDTH}" and "cannot be seen" in note
    text, note = read("code", "x = \u201ca\u201d")
    assert text == "x = \u201ca\u201d" and "Typographic quotes" in note
    assert read("code", "x = '\u201ca\u201d'") == ("x = '\u201ca\u201d'", "")
    assert read("code", "if x:\n\ty\f = 'é' + π") == ("if x:\n\ty\f = 'é' + π", "")


@pytest.mark.parametrize("kind", ["code", "markdown"])
def test_what_no_file_can_hold(kind: str) -> None:
    text, note = read(kind, "x = 'a\0b'\0")
    assert text == "x = 'ab'" and "Zero characters" in note
    text, note = read(kind, "x = 'a\ud83d'")
    assert text == "x = 'a?'" and "Half a character" in note
    text, note = read(kind, "a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> d")
    assert "<<<<<<<" in text and "merge conflict" in note


def test_notes_are_said_once_and_name_the_cells() -> None:
    data = dump(notebook(*(cell("code", f"x ={NO_BREAK}{number}") for number in range(9))))
    [note] = notes(data)
    assert note.endswith(": cell 1, cell 2, cell 3, cell 4, cell 5, cell 6 and 3 more.")
