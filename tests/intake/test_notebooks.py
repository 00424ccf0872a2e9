"""Reading: from whatever bytes were handed in to clean cells, or to a reason that helps."""

from __future__ import annotations

import base64
import gzip
import html
import io
import json
import tarfile
import zipfile
from typing import Any

import pytest
from handed_in import BOOK, PLAIN, TWIN, WORDS, Change, cell, dump, notebook, notes, reason, texts

from grading.intake import decoding, unpacking
from grading.intake.notebooks import read_submission


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
    assert book.metadata["course"] == {"notes": [], "doubtful": False, "assignment": "tiny"}
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
    emptied = PLAIN.replace(b'"nbformat": 4,', b'"nbformat": 4, "cells": [],')
    assert "no cells" in reason(emptied)
    same = PLAIN.replace(b'"nbformat": 4,', b'"nbformat": 4, "nbformat": 4, "metadata": {},')
    assert texts(same) == TWIN and notes(same) == []


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
