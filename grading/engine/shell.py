"""The IPython that the student's cells run in.

A module of its own with nothing else in it: a cell can reach the shell, hence its methods, hence
the names of the module that they are defined in.
"""

from __future__ import annotations

from typing import Any

from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config


class Shell(InteractiveShell):
    """IPython without a terminal, a history, tracebacks and the frames of its caller."""

    def get_local_scope(self, stack_depth: int) -> dict[str, Any]:
        """The names that magics such as %time see."""
        return self.user_ns

    def showtraceback(self, *args: Any, **kwargs: Any) -> None:
        """Nothing: a traceback is made by looking at frames."""

    def showsyntaxerror(self, *args: Any, **kwargs: Any) -> None:
        """Nothing."""

    def enable_gui(self, gui: str | None = None) -> None:
        """Nothing: figures are drawn into arrays."""


def make_shell() -> Shell:
    """The one shell of this process."""
    shell = Shell.instance(config=Config({"HistoryManager": {"enabled": False}}))
    shell._orig_sys_modules_main_mod = None  # leads to the program that runs the shell
    return shell
