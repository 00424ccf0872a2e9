"""What editors, browsers, git and mail do to the file of a notebook: kinds of damage to its text.

Each kind is a function of the text and of a random generator.
"""

from __future__ import annotations

import base64
import html
import json
import re
from collections.abc import Callable
from random import Random

TextKind = Callable[[str, Random], str]
TEXT_KINDS: dict[str, TextKind] = {}
HELD: set[str] = set()
"""Kinds after which the answers cannot be known: a submission must be held, with a reason."""

HEADERS = (
    "# Databricks notebook source\n",
    "%%\n",
    "// Saved by an editor\n",
    "<!-- vim: set filetype=json -->\n",
    "Content-Type: application/json; charset=utf-8\n\n",
    "lab.ipynb\n\n",
    "var notebook = ",
    "-*- mode: json; {x} -*-\n",
)


def text_kind(function: TextKind) -> TextKind:
    TEXT_KINDS[function.__name__] = function
    return function


def held_kind(function: Callable) -> Callable:
    HELD.add(function.__name__)
    return function


@text_kind
def header_line(text: str, rng: Random) -> str:
    return rng.choice(HEADERS) + text


@text_kind
def text_behind(text: str, rng: Random) -> str:
    return text + rng.choice(["\nSent from my phone", "\n;", '\n ],\n "x": 1\n}\n', "\n\n# eof"])


@text_kind
def blank_lines_around(text: str, rng: Random) -> str:
    return "\n" * rng.randint(1, 9) + text + " \r\n\t" * rng.randint(1, 9)


@text_kind
def minified(text: str, rng: Random) -> str:
    return json.dumps(json.loads(text), separators=(",", ":"))


@text_kind
def keys_sorted(text: str, rng: Random) -> str:
    return json.dumps(json.loads(text), sort_keys=True, indent=rng.choice([0, 2, 4, "\t"]))


@text_kind
def contents_api_answer(text: str, rng: Random) -> str:
    content = json.loads(text) if rng.random() < 0.5 else text
    return json.dumps({"name": "a.ipynb", "type": "notebook", "format": "json", "content": content})


@text_kind
def github_api_answer(text: str, rng: Random) -> str:
    content = base64.encodebytes(text.encode("utf-8", "surrogatepass")).decode()
    return json.dumps({"type": "file", "encoding": "base64", "size": 7, "content": content})


@text_kind
def kaggle_api_answer(text: str, rng: Random) -> str:
    return json.dumps({"metadata": {"ref": "x"}, "blob": {"source": text, "language": "python"}})


@text_kind
def in_a_list(text: str, rng: Random) -> str:
    return f"[{text}]"


@text_kind
def as_a_json_text(text: str, rng: Random) -> str:
    return json.dumps(text)


@text_kind
def trailing_commas(text: str, rng: Random) -> str:
    return re.sub(r"\n( *[\]}])", r",\n\1", text, count=rng.randint(1, 50))


@text_kind
def quotes_as_entities(text: str, rng: Random) -> str:
    return html.escape(text)


@text_kind
def written_twice(text: str, rng: Random) -> str:
    return text + rng.choice(["", "\n"]) + text


@text_kind
def two_texts_in_a_cell(text: str, rng: Random) -> str:
    return text.replace('"source": ', '"source": "an older text",\n   "source": ', 1)


@text_kind
def conflict_in_counts(text: str, rng: Random) -> str:
    ours = text.split('"execution_count": null')
    if len(ours) < 2:
        return text
    lines = text.split("\n")
    at = [k for k, line in enumerate(lines) if '"execution_count": null' in line]
    if not at or len(lines) < 9:
        return text
    place = rng.choice(at)
    sides = [lines[place].replace("null", str(count)) for count in (3, 4)]
    lines[place] = f"<<<<<<< HEAD\n{sides[0]}\n=======\n{sides[1]}\n>>>>>>> origin/main"
    return "\n".join(lines)


@held_kind
@text_kind
def conflict_in_a_text(text: str, rng: Random) -> str:
    lines = json.dumps(json.loads(text), indent=1).split("\n")
    at = [k for k, line in enumerate(lines) if re.match(r' +"(cell_type|source)":', line)]
    place = rng.choice(at)
    mine = [lines[place], lines[place].replace('": ', '": "not this one", "x": ', 1)]
    rng.shuffle(mine)
    lines[place] = f"<<<<<<< HEAD\n{mine[0]}\n=======\n{mine[1]}\n>>>>>>> 1a2b3c"
    return "\n".join(lines)


@held_kind
@text_kind
def conflict_of_whole_files(text: str, rng: Random) -> str:
    other = text.replace("return", "return 3 *") + "\n"
    return f"<<<<<<< HEAD\n{text}\n=======\n{other}>>>>>>> origin/main\n"


@held_kind
@text_kind
def two_versions(text: str, rng: Random) -> str:
    return text + "\n" + text.replace("return", "return 3 *", 1).replace("e", "E", 1)


@held_kind
@text_kind
def cut_off_upload(text: str, rng: Random) -> str:
    return text[: rng.randint(len(text) // 9, len(text) - 9)]


@held_kind
@text_kind
def lost_beginning(text: str, rng: Random) -> str:
    return text[rng.randint(2, max(3, text.index('"cell_type"'))) :]


@held_kind
@text_kind
def python_repr(text: str, rng: Random) -> str:
    return repr(json.loads(text))


@held_kind
@text_kind
def python_words(text: str, rng: Random) -> str:
    words = {"null": "None", "true": "True", "false": "False"}
    return re.sub(r"(?<=: )(null|true|false)\b", lambda m: words[m[0]], text) + " None"


@held_kind
@text_kind
def lost_quote(text: str, rng: Random) -> str:
    place = rng.choice([m.start() for m in re.finditer(r'(?<!\\)"', text)])
    return text[:place] + text[place + 1 :]


@held_kind
@text_kind
def sign_in_page(text: str, rng: Random) -> str:
    return "<!DOCTYPE html><html><title>Sign in - Google Accounts</title></html>"


@held_kind
@text_kind
def html_export(text: str, rng: Random) -> str:
    body = "".join(f"<pre>{html.escape(str(c))}</pre>" for c in json.loads(text).get("cells", []))
    return f'<!DOCTYPE html>\n<html><body class="jp-Notebook">{body}</body></html>'


@held_kind
@text_kind
def script_export(text: str, rng: Random) -> str:
    cells = [cell for cell in json.loads(text).get("cells", []) if isinstance(cell, dict)]
    return "# coding: utf-8\n\n# In[1]:\n\n" + "\n\n".join(str(c.get("source")) for c in cells)


@held_kind
@text_kind
def link_instead(text: str, rng: Random) -> str:
    return rng.choice(
        [
            '{"doc_id": "1a2b", "email": "ada@example.org"}',
            "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12\n",
            "[InternetShortcut]\r\nURL=https://example.org/\r\n",
            "https://colab.research.google.com/drive/1a2b?usp=sharing",
        ]
    )


@held_kind
@text_kind
def empty_file(text: str, rng: Random) -> str:
    return rng.choice(["", " \n", "\n\n"])
