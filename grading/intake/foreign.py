"""Files that are no notebook, named as what they are, so that a student knows what to do."""

from __future__ import annotations

import ast
import re
import warnings
from typing import Any

HAND_IN = (
    "Hand in the .ipynb itself: in Colab, File > Download > Download .ipynb; "
    "in Jupyter, File > Download."
)
_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"%PDF-", "a PDF"),
    (0, b"\x89PNG\r\n", "a picture (PNG)"),
    (0, b"\xff\xd8\xff", "a picture (JPEG)"),
    (0, b"GIF8", "a picture (GIF)"),
    (0, b"BM\x36", "a picture (BMP)"),
    (0, b"II*\0", "a picture (TIFF)"),
    (8, b"WEBPVP8", "a picture (WebP)"),
    (4, b"ftyphei", "a photo (HEIC)"),
    (4, b"ftypmif", "a photo (HEIC)"),
    (4, b"ftyp", "a video"),
    (0, b"\x1aE\xdf\xa3", "a video"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word, Excel or PowerPoint file"),
    (0, b"{\\rtf", "a text document (RTF)"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (0, b"Rar!\x1a\x07", "a RAR archive"),
    (0, b"\xfd7zXZ\0", "an xz archive"),
    (0, b"BZh", "a bzip2 archive"),
    (0, b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (257, b"ustar", "a tar archive"),
    (0, b"SQLite format 3\0", "a database (SQLite)"),
    (0, b"\x89HDF\r\n", "a file of weights or data (HDF5)"),
    (0, b"\x93NUMPY", "a file of arrays (NumPy)"),
    (0, b"PAR1", "a table (Parquet)"),
    (0, b"\x80\x02", "a pickle of Python objects"),
    (0, b"\x80\x03", "a pickle of Python objects"),
    (0, b"\x80\x04", "a pickle of Python objects"),
    (0, b"\x80\x05", "a pickle of Python objects"),
    (0, b"\x7fELF", "a program"),
    (0, b"L\0\0\0\x01\x14\x02\0", "a link to a file (a Windows shortcut)"),
    (0, b"book\0\0\0\0mark", "a link to a file (a macOS alias)"),
    (0, b"\0\x05\x16\x07", "a helper file of macOS, not the notebook beside it"),
    (0, b"\0\0\0\x01Bud1", "a helper file of macOS"),
    (0, b"bplist00", "a link or a web archive (a macOS property list)"),
)
_LINKS: tuple[tuple[str, str], ...] = (
    (r"version https://git-lfs\.github\.com/spec", "a link to the file (a Git LFS pointer)"),
    (r"\[InternetShortcut\]", "a link to a web page (a Windows shortcut)"),
    (r"\[Desktop Entry\]", "a link (a desktop shortcut)"),
    (r"(?:https?|file)://\S+\s*\Z", "a link, and not the file it leads to"),
    (r"\S*annex/objects/\S+\s*\Z", "a link to the file (a git-annex pointer)"),
    (r"[^\n{}<>]{1,400}\.ipynb\s*\Z", "a link: the name of another file"),
)
_WRITTEN: tuple[tuple[str, str], ...] = (
    (r"(?:From|Received|Return-Path|Delivered-To|MIME-Version): ", "an e-mail or a saved web page"),
    (r"(?:diff|Index:|From [0-9a-f]{40}) ", "a patch, as git diff writes it"),
    (r"# Databricks notebook source\b", "a Databricks source file, Python without its cells"),
    (r"\\documentclass|%[^\n]*\n\\documentclass", "a LaTeX document"),
    (
        r"---\n(?:[^\n]*\n)*?(?:output|format): *(?:html|pdf|word|ioslides)",
        "an R Markdown or Quarto document",
    ),
)
_PYTHON = re.compile(
    r"^(?:# In\s?\[[ \d]*\]:|# ?%%|# coding[:=]|# -\*- coding|#!\S*python|# COMMAND ---)",
    re.MULTILINE,
)
_HEAD = 200_000


class UnreadableNotebook(Exception):
    """The file is no notebook that can be graded; the text is the reason for the record."""


def not_a_notebook(what: str) -> UnreadableNotebook:
    """The refusal of a file that is something else."""
    return UnreadableNotebook(f"The file is not a notebook: it is {what}. {HAND_IN}")


def refuse_known_binary(data: bytes) -> None:
    """Raise UnreadableNotebook for a file that its first bytes tell to be something else."""
    for place, magic, what in _SIGNATURES:
        if data.startswith(magic, place):
            raise not_a_notebook(what)


def named_text(text: str) -> UnreadableNotebook:
    """The refusal of a text in which no notebook was found; the text is without outer blanks."""
    head = text[:_HEAD]
    if head.startswith("<") or re.match(r"(?i)\s*<(?:!doctype|html|head|body|script)", head):
        return not_a_notebook(_marked_up(head.lower()))
    if len(text) < 2_000:
        for pattern, what in _LINKS:
            if re.match(pattern, head):
                return not_a_notebook(what)
    for pattern, what in _WRITTEN:
        if re.match(pattern, head[:4_000]):
            return not_a_notebook(what)
    if re.search(r"^```+ ?\{r[ ,}]", head, re.MULTILINE):
        return not_a_notebook("an R Markdown or Quarto document")
    if head.startswith("---\n") and re.search(r"^(?:jupyter|kernelspec):", head, re.MULTILINE):
        return not_a_notebook("a Markdown or text version of a notebook (jupytext)")
    if re.search(r"^```+ ?\{?\.?(?:python|code-cell)", head, re.MULTILINE):
        return not_a_notebook("a Markdown document")
    if _PYTHON.search(head) or is_python(head):
        return not_a_notebook("a Python script")
    return UnreadableNotebook("The file is not a notebook: it is not valid JSON.")


def named_json(value: Any) -> UnreadableNotebook:
    """The refusal of JSON in which there is no notebook."""
    keys = set(value) if isinstance(value, dict) else set()
    if keys & {"doc_id", "resource_id"} or ("url" in keys and len(keys) < 6):
        return not_a_notebook("a link (to a file on Google Drive or elsewhere)")
    if keys and keys <= {"message", "error", "errors", "status", "code", "detail", "reason"} | {
        "documentation_url"
    }:
        return not_a_notebook("the error message of a server: the download went wrong")
    if {"paragraphs"} <= keys:
        return not_a_notebook("a Zeppelin note")
    if "nbformat" in keys:
        return UnreadableNotebook("The notebook has no cells.")
    return not_a_notebook("JSON of another kind, without cells")


def _marked_up(head: str) -> str:
    if "<plist" in head[:2_000]:
        return "a link to a web page (a macOS property list)"
    if "<svg" in head[:2_000]:
        return "a picture (SVG)"
    if any(mark in head for mark in ("jp-notebook", "jp-cell", "nbconvert", "notebook-container")):
        return "a web page, an HTML export of the notebook"
    if any(word in head for word in ("sign in", "sign-in", "signin", "log in", "login")):
        return "a web page that asks to sign in: the download went wrong"
    return "a web page" if "<html" in head or "<!doctype html" in head else "a web page or XML"


def is_python(head: str) -> bool:
    """Whether a text is Python that defines or imports something."""
    if not re.search(r"^(?:import|from|def|class) \w", head, re.MULTILINE):
        return False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(head)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True
