"""What the platforms of notebooks bring along, as things that do nothing here.

A student's code may mount a drive, upload a file or ask for a secret. Nothing of that is there
while grading, and none of it is what an exercise is about.
"""

from __future__ import annotations

import importlib
import importlib.abc
import importlib.machinery
import sys
import types
from collections.abc import Iterator, Sequence
from typing import Any

MODULES = ("google.colab", "kaggle_secrets", "kaggle_datasets", "dbruntime")
"""Modules that only the platforms have, with all that is in them."""


class Nothing:
    """Takes any call and has any attribute; empty, false, and without a text."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return Nothing()

    def __call__(self, *args: Any, **kwargs: Any) -> None:
        return None

    def __iter__(self) -> Iterator[Any]:
        return iter(())

    def __bool__(self) -> bool:
        return False

    def __enter__(self) -> Nothing:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def __str__(self) -> str:
        return ""


class _StandIn(types.ModuleType):
    """A module in which any name is something that does nothing."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        full = f"{self.__name__}.{name}"
        if any(known.startswith(f"{full}.") for known in _KNOWN):
            return importlib.import_module(full)
        return _KNOWN.get(full, Nothing())


def _no_files(*args: Any, **kwargs: Any) -> dict[str, bytes]:
    """What was uploaded: nothing."""
    return {}


def _no_text(*args: Any, **kwargs: Any) -> str:
    return ""


class _Secrets(Nothing):
    """Kaggle's secrets, all of them empty."""

    get_secret = staticmethod(_no_text)


_KNOWN = {
    "google.colab.files.upload": _no_files,
    "google.colab.files.upload_file": _no_files,
    "google.colab.userdata.get": _no_text,
    "kaggle_secrets.UserSecretsClient": _Secrets,
}


class StandIns(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds the platforms' modules where they are not installed.

    They are made when they are imported: a program that asks whether it runs on a platform, as by
    `"google.colab" in sys.modules`, is told that it does not.
    """

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: Any = None
    ) -> importlib.machinery.ModuleSpec | None:
        inside = any(name == known or name.startswith(f"{known}.") for known in MODULES)
        if inside or name == "google":
            return importlib.machinery.ModuleSpec(name, self, is_package=True)
        return None

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> types.ModuleType:
        return types.ModuleType(spec.name) if spec.name == "google" else _StandIn(spec.name)

    def exec_module(self, module: types.ModuleType) -> None:
        """Nothing: such a module has no code."""


def display(*args: Any, **kwargs: Any) -> None:
    """Nothing: nobody looks."""


def input_nothing(prompt: object = "") -> str:
    """What somebody typed: nothing."""
    return ""


def names() -> dict[str, Any]:
    """Names that a notebook finds without an import."""
    return {
        "display": display,
        "displayHTML": display,
        "dbutils": Nothing(),
        "input": input_nothing,
    }


def install() -> None:
    """Let the modules be found, after all that is really there."""
    if not any(isinstance(finder, StandIns) for finder in sys.meta_path):
        sys.meta_path.append(StandIns())
