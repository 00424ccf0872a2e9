"""What can be said of a cell's code without running it."""

from __future__ import annotations

import ast
import builtins
import hashlib
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from IPython.core.inputtransformer2 import TransformerManager

MAX_SOURCE = 200_000
"""Characters of a cell; nobody writes a longer one, and reading it takes too long."""

_CANNOT_PARSE = (SyntaxError, ValueError, RecursionError, MemoryError)
_RUNS_ITS_BODY = re.compile(r"%%(?:time|timeit|capture|prun)\b[^\n]*(?:\n|$)")
_COLAB_TITLE = re.compile(r"\A\s*#\s?@title[^\n]*(?:\n|\Z)")
_BINDS_ANY = re.compile(r"run_line_magic\('(?:run|pylab|store|load)'|run_cell_magic\(")
_DEFINITION = re.compile(r"^(?:async\s+def|def|class)\s+(\w+)", re.MULTILINE)


@dataclass(frozen=True)
class Names:
    """Names of a cell at its top level.

    made         bound there: functions, classes, imports, assignments
    needed       read as soon as the cell runs, before it binds them: not those inside functions
    read         read anywhere, inside functions as well
    makes_any    whether it may bind more, by `import *` or a magic
    """

    made: frozenset[str] = frozenset()
    needed: frozenset[str] = frozenset()
    read: frozenset[str] = frozenset()
    makes_any: bool = False


def normal(source: str) -> str:
    """A source without what editors change by themselves: trailing spaces and blank ends."""
    return "\n".join(line.rstrip() for line in source.strip().splitlines())


def digest(source: str) -> str:
    """A short hash of a source in its normal form, without the title that Colab may put on top."""
    text = normal(_COLAB_TITLE.sub("", source))
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]


@lru_cache(maxsize=4096)
def names(source: str) -> Names:
    """The names of a code cell; where it cannot be read, its definitions alone."""
    try:
        return _names(_parsed(source), bool(_BINDS_ANY.search(_plain(source))))
    except _CANNOT_PARSE:
        return Names(frozenset(_DEFINITION.findall(source)), makes_any=True)


def _names(tree: ast.Module, makes_any: bool) -> Names:
    made: set[str] = set()
    needed: set[str] = set()
    for statement in tree.body:
        binds = set(_bound(statement))
        makes_any = makes_any or "*" in binds
        # What a statement binds itself, such as a loop's variable, it may read as well.
        needed |= set(_read_at_once(statement)) - made - binds
        made |= binds - {"*"}
    read = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and _loaded(node)}
    needed -= set(dir(builtins))
    return Names(frozenset(made), frozenset(needed), frozenset(read), makes_any)


def fault(source: str) -> str:
    """Why a code cell does not compile, in a few words; empty if it does."""
    try:
        _parsed(source)
    except SyntaxError as error:
        return f"line {error.lineno}: {error.msg}" if error.lineno else str(error.msg)
    except _CANNOT_PARSE:
        return "it is too long, too deeply nested, or holds a character that Python does not take"
    return ""


def is_still_raised(source: str) -> bool:
    """Whether the stub's `raise NotImplementedError` stands in the code, comments aside."""
    try:
        tree = _parsed(source)
    except _CANNOT_PARSE:
        return bool(re.search(r"^\s*raise NotImplementedError", source, re.MULTILINE))
    for node in ast.walk(tree):
        if isinstance(node, ast.Raise) and node.exc is not None:
            called, *texts = [n for n in ast.walk(node.exc) if not isinstance(n, ast.Call)]
            text = "".join(str(n.value) for n in texts if isinstance(n, ast.Constant))
            stub = not text or "not solved yet" in text
            if isinstance(called, ast.Name) and called.id == "NotImplementedError" and stub:
                return True
    return False


def strings(source: str) -> list[str]:
    """The texts in a cell's code, lines for the shell and magics included, comments not."""
    try:
        tree = _parsed(source)
    except _CANNOT_PARSE:
        return []
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]


def _plain(source: str) -> str:
    """The source as Python: magics become calls, a timing magic its body."""
    return TransformerManager().transform_cell(_RUNS_ITS_BODY.sub("", source, count=1))


def _parsed(source: str) -> ast.Module:
    if len(source) > MAX_SOURCE:
        raise ValueError("too long")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ast.parse(_plain(source))


def _bound(node: ast.AST) -> Iterator[str]:
    """Names that a statement binds in the scope that it stands in."""
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            yield node.name
            return
        case ast.Lambda() | ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp():
            return
        case ast.Import() | ast.ImportFrom():
            for alias in node.names:
                yield alias.asname or alias.name.partition(".")[0]
        case ast.Name(ctx=ast.Store()):
            yield node.id
        case ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)):
            yield name
        case ast.MatchStar(name=str(name)) | ast.MatchMapping(rest=str(name)):
            yield name
    for child in ast.iter_child_nodes(node):
        yield from _bound(child)


def _read_at_once(node: ast.AST) -> Iterator[str]:
    """Names that are read when a statement runs; the bodies of functions run later."""
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            inside: list[ast.AST] = [*node.decorator_list, node.args]
        case ast.Lambda():
            inside = [node.args]
        case ast.ClassDef():
            # The body sees its own names; to be sure, those are left out altogether.
            own = {name for statement in node.body for name in _bound(statement)}
            for part in node.body:
                yield from (name for name in _read_at_once(part) if name not in own)
            inside = [*node.decorator_list, *node.bases, *node.keywords]
        case ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp():
            own = {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and _stored(n)}
            for child in ast.iter_child_nodes(node):
                yield from (name for name in _read_at_once(child) if name not in own)
            return
        case ast.Try():
            return  # Whoever tries may expect that a name is not there.
        case ast.Name(ctx=ast.Load()):
            yield node.id
            return
        case _:
            inside = list(ast.iter_child_nodes(node))
    for part in inside:
        yield from _read_at_once(part)


def _loaded(name: ast.Name) -> bool:
    return isinstance(name.ctx, ast.Load)


def _stored(name: ast.Name) -> bool:
    return isinstance(name.ctx, ast.Store)
