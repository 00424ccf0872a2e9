"""The Python of a code cell, without the lines that speak to a notebook's front end.

Magics, lines for the system's shell and questions for help (`%matplotlib inline`, `!pip install`,
`x = !ls`, `double?`) do nothing while grading. All of them are found in one pass over the text,
because IPython's own transformer reads a cell once more for each of them.
"""

from __future__ import annotations

import ast
import re
import textwrap
import warnings
from functools import lru_cache
from typing import NamedTuple

from IPython.core.inputtransformer2 import classic_prompt, ipython_prompt

MAX_CODE = 300_000
MAX_STATEMENTS = 2_000
"""A longer cell is run as it is, and not looked into: nobody writes so much by hand."""
ABOUT_CODE = frozenset({"time", "timeit", "capture", "prun"})
"""Cell magics, and with `time` a line magic, whose text is Python that is run."""
ABOUT_TEXT = frozenset(
    {
        *("bash", "sh", "script", "system", "sx", "cmd", "!", "perl", "ruby"),
        *("html", "HTML", "javascript", "js", "latex", "markdown", "md", "svg", "SVG"),
        *("writefile", "file", "sql", "R", "cython", "python", "python2", "python3", "pypy"),
    }
)
"""Cell magics whose text is nothing that this process runs."""
WRITES = frozenset({"writefile", "file"})
"""Cell magics that put their text into a file beside the notebook."""

_SPACES = "\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\x00"
_CLEAN = str.maketrans(dict.fromkeys(_SPACES, " ") | dict.fromkeys(_INVISIBLE, ""))

# What can only be for the front end where a statement begins, somewhere in the text. A text
# without it is Python as it is.
_SUSPECT = re.compile(
    rf"^[ \t]*[%!?,;/]|=[ \t]*[!%]|\?[ \t]*$|\A(?:[ \t]*\n)*[ \t]|^[ \t]*(?:>>>|In \[)"
    rf"|[{_SPACES}{_INVISIBLE}]",
    re.MULTILINE,
)
_ESCAPED = re.compile(r"(?P<indent>[ \t]*)(?P<mark>%%|[%!?,;/])(?P<rest>[^\n]*)")
_ASSIGNED = re.compile(
    r"(?P<indent>[ \t]*)(?P<target>[^\W\d][^\n=#!%]*=)[ \t]*(?P<mark>[!%])(?P<rest>[^\n]*)"
)
_HELP = re.compile(r"(?P<indent>[ \t]*)[^\s#'\"][^\n#'\"]*\?[ \t]*(?=\n|\Z)")
_TOKEN = re.compile(
    r'''
    (?P<long>"""(?:[^"\\]++|\\.|\\\Z|"(?!""))*+(?:"""|\Z)
           |\'\'\'(?:[^'\\]++|\\.|\\\Z|'(?!''))*+(?:\'\'\'|\Z))
  | (?P<short>"(?:[^"\\\n]++|\\.|\\\Z)*+(?:"|(?=\n)|\Z)
            |'(?:[^'\\\n]++|\\.|\\\Z)*+(?:'|(?=\n)|\Z))
  | (?P<comment>\#[^\n]*)
  | (?P<continued>\\\n)
  | (?P<open>[(\[{])
  | (?P<close>[)\]}])
  | (?P<newline>\n)
  | (?P<other>[^"'\#\\()\[\]{}\n]++|\\)
    ''',
    re.VERBOSE | re.DOTALL,
)
_FIRST_LINE = re.compile(
    r"(?:[ \t]*(?:\#[^\n]*)?\n)*[ \t]*%%[ \t]*(?P<name>[\w!]+)(?P<line>[^\n]*)"
)


class Code(NamedTuple):
    """Python, and the lines of the text that it leaves out, as they were written."""

    python: str
    left_out: tuple[str, ...] = ()


@lru_cache(maxsize=2_048)
def read_code(source: str) -> Code:
    """Read a code cell. As many lines as before come out, so that line numbers still hold."""
    source = source.replace("\x00", "")
    if len(source) > MAX_CODE or not _SUSPECT.search(source):
        return Code(source)
    lines = textwrap.dedent(source).splitlines(keepends=True)
    text = "".join(classic_prompt(ipython_prompt(lines)))
    magic = _FIRST_LINE.match(text)
    if magic is None:
        return _without_lines(text)
    above = "\n" * text[: magic.end()].count("\n")
    name, line = magic["name"], magic["line"].strip()
    first, body = f"%%{name} {line}".strip(), text[magic.end() :]
    if name in WRITES:
        call = f"get_ipython().run_cell_magic({name!r}, {line!r}, {body.lstrip(chr(10))!r})"
        return Code(above + call)
    if name in ABOUT_TEXT:
        return Code(above, (first,))
    rest = _without_lines(body)
    if name not in ABOUT_CODE and not compiles(rest.python):
        return Code(above, (first,))
    return Code(above + rest.python, (first, *rest.left_out))


def python_of(source: str) -> str:
    """The Python of a code cell."""
    return read_code(source).python


def cell_magic(source: str) -> str:
    """Name of the cell magic that a cell begins with, or nothing."""
    magic = _FIRST_LINE.match(source)
    return magic["name"] if magic else ""


def without_cell_magic(source: str) -> str:
    """The text below a cell magic."""
    magic = _FIRST_LINE.match(source)
    return source[magic.end() :].removeprefix("\n") if magic else source


@lru_cache(maxsize=64)
def parse(source: str) -> ast.Module:
    """The syntax tree of a code cell; empty for a cell that does not compile, or is too long."""
    if len(source) > MAX_CODE:
        return ast.Module([], [])
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(python_of(source))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ast.Module([], [])
    return tree if len(tree.body) <= MAX_STATEMENTS else ast.Module([], [])


def compiles(source: str) -> bool:
    """Whether this is Python. An empty text is."""
    return bool(parse(source).body) or not python_of(source).strip() or _only_comments(source)


def _only_comments(source: str) -> bool:
    lines = (line.strip() for line in python_of(source).splitlines())
    return all(not line or line.startswith("#") for line in lines)


def _without_lines(text: str) -> Code:
    kept: list[str] = []
    left_out: list[str] = []
    place = 0
    while place < len(text):
        found = _ESCAPED.match(text, place) or _ASSIGNED.match(text, place)
        if found is not None:
            end = _end_of_command(text, found.end())
            command = text[place:end]
            kept += [_in_its_place(found), "\n" * command.count("\n")]
            left_out.append(command.strip())
            place = end
        elif asked := _HELP.match(text, place):
            kept.append(f"{asked['indent']}pass")
            left_out.append(asked[0].strip())
            place = asked.end()
        place = _next_statement(text, place, kept)
    return Code("".join(kept), tuple(left_out))


def _end_of_command(text: str, end: int) -> int:
    """Where a command ends that a backslash carries on to the next line."""
    while text.endswith("\\", 0, end) and end < len(text):
        following = text.find("\n", end + 1)
        end = len(text) if following < 0 else following
    return end


def _in_its_place(found: re.Match[str]) -> str:
    """What stands for a command: the statement that it measures, or nothing at all."""
    indent, mark = found["indent"], found["mark"]
    name, _, line = found["rest"].strip().partition(" ")
    target = f"{found['target']} " if found.re is _ASSIGNED else ""
    statement = re.sub(r"^(?:-\S+\s+)*", "", line.strip())
    if mark == "%" and name == "time" and statement:
        return f"{indent}{target}{statement}"
    if not target:
        return f"{indent}pass"
    if mark == "!":
        return f"{indent}{target}get_ipython().getoutput('')"
    return f"{indent}{target}get_ipython().run_line_magic({name!r}, {line!r})"


def _next_statement(text: str, place: int, kept: list[str]) -> int:
    """Take over what follows up to the end of the statement; where the next one begins."""
    depth = 0
    while place < len(text):
        token = _TOKEN.match(text, place)
        kind, place = token.lastgroup, token.end()
        kept.append(token[0].translate(_CLEAN) if kind == "other" else token[0])
        if kind == "open":
            depth += 1
        elif kind == "close":
            depth = max(0, depth - 1)
        elif kind == "newline" and depth == 0:
            break
    return place
