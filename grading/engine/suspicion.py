"""What in a student's code an instructor had better look at, found by reading it.

No proof of anything: what is found is said, and costs no point. It covers what cannot be seen
when the code is run (memory that NumPy is made to read, an object that is only there to lie) and
tells a trick that failed from an honest mistake.
"""

from __future__ import annotations

import ast
import builtins
import textwrap
from collections.abc import Iterator

from IPython.core.inputtransformer2 import TransformerManager

_MODULES = {
    "_ctypes": "reaches into the memory of the process",
    "ctypes": "reaches into the memory of the process",
    "cffi": "reaches into the memory of the process",
    "gc": "looks at all objects of the process",
    "inspect": "looks at other code",
    "builtins": "changes what Python itself means",
    "course_lib.checks": "looks into the module that the tests' helpers are from",
    "atexit": "lets code run at the end of the process",
    "signal": "handles signals",
    "sysconfig": "looks at how Python was installed",
    "multiprocessing": "starts processes",
    "subprocess": "starts processes",
    "socket": "uses the network",
    "urllib": "uses the network",
    "requests": "uses the network",
    "torch.overrides": "changes what PyTorch's functions do",
    "torch.library": "changes what PyTorch's functions do",
    "torch.utils._python_dispatch": "changes what PyTorch's functions do",
    "unittest.mock": "replaces parts of other modules",
}
_ATTRIBUTES = {
    "__array_interface__": "lets NumPy read any memory",
    "__array_struct__": "lets NumPy read any memory",
    "as_strided": "lets NumPy read memory outside of an array",
    "__torch_function__": "decides itself what comparisons say",
    "__torch_dispatch__": "decides itself what comparisons say",
    "__array_function__": "decides itself what comparisons say",
    "__array_ufunc__": "decides itself what comparisons say",
    "__instancecheck__": "decides itself what comparisons say",
    "__globals__": "looks into other functions",
    "__closure__": "looks into other functions",
    "__code__": "looks into other functions",
    "__builtins__": "changes what Python itself means",
    "__subclasses__": "lists classes",
    "__traceback__": "looks at the code that calls it",
    "f_back": "looks at the code that calls it",
    "f_globals": "looks at the code that calls it",
    "f_locals": "looks at the code that calls it",
    "gi_frame": "looks at the code that calls it",
    "tb_frame": "looks at the code that calls it",
    "_getframe": "looks at the code that calls it",
    "_current_frames": "looks at the code that calls it",
    "_exit": "ends the process",
    "fork": "starts processes",
    "forkpty": "starts processes",
    "addaudithook": "hooks into Python",
    "meta_path": "hooks into Python",
    "setprofile": "hooks into Python",
    "settrace": "hooks into Python",
    "TorchDispatchMode": "changes what PyTorch's functions do",
    "TorchFunctionMode": "changes what PyTorch's functions do",
    "set_default_device": "changes what PyTorch's functions do",
}
_UNSEEN = ("lets NumPy read any memory", "reaches into the memory of the process")
_LIBRARIES = {"torch", "np", "numpy", "gym", "gymnasium", "course_lib", "nn", "F", "builtins"}
_COMPUTED = {"getattr", "setattr", "delattr", "attrgetter", "methodcaller"}
_SOURCE = {"eval", "exec", "compile", "__import__"}
_MAGICS = {"run_line_magic", "run_cell_magic", "system", "getoutput"}
_BUILTINS = frozenset(dir(builtins))


def suspicions(source: str) -> list[str]:
    """Sentences about tricks that the code of a cell seems to try, in the order of the code."""
    try:
        found = sorted(set(_numbered(source)))
    except RecursionError:
        found = [(1, "is nested too deeply to be read")]
    return [f"Line {line}: {what}." for line, what in found]


def unseen(source: str) -> list[str]:
    """Those of them that no watch at run time can see, so that points have to wait for a person."""
    return [line for line in suspicions(source) if any(what in line for what in _UNSEEN)]


def _numbered(source: str) -> Iterator[tuple[int, str]]:
    try:
        tree = ast.parse(TransformerManager().transform_cell(textwrap.dedent(source)))
    except (SyntaxError, ValueError, MemoryError):
        return  # it does not run either
    magics = set()
    for node in ast.walk(tree):
        match node:
            case ast.Call(
                ast.Attribute(ast.Call(ast.Name("get_ipython") as name), attr), arguments
            ) if attr in _MAGICS:
                magics.add(name)
                match arguments:
                    case [_, _, ast.Constant(value=str(body))]:  # a magic for the whole cell
                        yield from ((line + 1, what) for line, what in _numbered(body))
    libraries = _LIBRARIES | _imported(tree)
    for node in ast.walk(tree):
        if node not in magics:
            yield from ((node.lineno, what) for what in _in_node(node))
            yield from ((node.lineno, f"replaces {what}") for what in _set_in(node, libraries))
    yield from ((node.lineno, what) for node in tree.body for what in _at_top(node))


def _in_node(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Import():
            for alias in node.names:
                yield from _of_module(alias.name)
        case ast.ImportFrom(module=str(module)) if module != "course_lib.checks":
            for alias in node.names:
                yield from _of_module(f"{module}.{alias.name}")
        case ast.Attribute():
            dotted = _dotted(node)
            yield from _of_module(dotted)
            yield from _of_name(node.attr)
        case ast.FunctionDef():
            yield from _of_name(node.name)
        case ast.Name():
            yield from _of_name(node.id)
            if node.id == "get_ipython":
                yield "uses get_ipython"
        case ast.Constant(value=str(text)) if text.isidentifier() or "{" in text:
            for name in _ATTRIBUTES:
                if name.startswith("_") and name in text:
                    yield from _of_name(name)
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
            place = 0 if name in ("attrgetter", "methodcaller") else 1
            text = next(iter(node.args[place:]), None)
            if name in _COMPUTED and _is_put_together(text):
                yield f"{name} with a name that is put together"
            if isinstance(node.func, ast.Name) and name in _SOURCE:
                yield f"calls {name}"


def _is_put_together(name: ast.expr | None) -> bool:
    """A name that hides what it is; not `name + "_optimizer"`, nor an f-string."""
    if isinstance(name, ast.BinOp):
        parts = [node for node in ast.walk(name) if isinstance(node, ast.Name | ast.Constant)]
        texts = [str(part.value) for part in parts if isinstance(part, ast.Constant)]
        return len(texts) == len(parts) or any("__" in text for text in texts)
    return isinstance(name, ast.Call)


def _set_in(node: ast.AST, libraries: set[str]) -> Iterator[str]:
    """Parts of libraries that are set, but for settings such as a flag or a number."""
    match node:
        case ast.Assign(targets, value) if not isinstance(value, ast.Constant):
            places = targets
        case ast.Delete(places):
            pass
        case ast.Call(ast.Name("setattr" | "delattr"), [place, *_]):
            places = [ast.Attribute(place, "...")]
        case _:
            return
    for place in places:
        dotted = _dotted(place)
        if "." in dotted and dotted.partition(".")[0] in libraries:
            yield dotted


def _imported(tree: ast.Module) -> set[str]:
    """Names that the cell itself imports."""
    return {
        (alias.asname or alias.name).partition(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }


def _at_top(node: ast.stmt) -> Iterator[str]:
    """A function or a class that has the name of one of Python's own."""
    if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name in _BUILTINS:
        yield f"defines a {node.name} of its own"
    if isinstance(node, ast.Assign) and isinstance(node.value, ast.Lambda):
        for target in node.targets:
            if isinstance(target, ast.Name) and target.id in _BUILTINS:
                yield f"defines a {target.id} of its own"


def _of_module(name: str) -> Iterator[str]:
    parts = name.split(".")
    for size in range(1, len(parts) + 1):
        start = ".".join(parts[:size])
        if start in _MODULES:
            yield f"{start} {_MODULES[start]}"


def _of_name(name: str) -> Iterator[str]:
    if name in _ATTRIBUTES:
        yield f"{name} {_ATTRIBUTES[name]}"


def _dotted(node: ast.expr) -> str:
    """`a.b.c` as text, empty for anything that is not made of names alone."""
    parts = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return ".".join([node.id, *reversed(parts)]) if isinstance(node, ast.Name) else ""
