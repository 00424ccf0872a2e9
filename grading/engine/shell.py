"""The IPython that the student's cells run in."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import Any

from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.text import SList
from traitlets.config import Config

from grading.engine import stand_ins
from grading.intake.frontend import ABOUT_CODE, WRITES


class Shell(InteractiveShell):
    """IPython without a terminal, a history, tracebacks, magics and the system's own shell.

    Lines for the front end are taken out of a cell before it gets here; what calls for them in
    plain Python, such as `get_ipython().system("ls")`, does nothing either.
    """

    def get_local_scope(self, stack_depth: int) -> dict[str, Any]:
        """The names that magics such as %time see."""
        return self.user_ns

    def showtraceback(self, *args: Any, **kwargs: Any) -> None:
        """Nothing: it takes long, and nobody reads it."""

    def showsyntaxerror(self, *args: Any, **kwargs: Any) -> None:
        """Nothing."""

    def system(self, cmd: str) -> None:
        """Nothing: a line for the system's shell, such as `!pip install`, is not run."""

    def getoutput(self, cmd: str, split: bool = True, depth: int = 0) -> Any:
        """What such a line printed: nothing."""
        return SList() if split else ""

    def run_line_magic(self, magic_name: str, line: str, _stack_depth: int = 1) -> Any:
        """Nothing, or what stands for it where a text is expected."""
        match magic_name:
            case "system" | "sx" | "bash":
                return SList()
            case "pwd":
                return os.getcwd()
            case "env":
                return os.environ.get(line.strip(), "")
        return None

    def run_cell_magic(self, magic_name: str, line: str, cell: str) -> Any:
        """Write a file beside the notebook; run what is Python and is only measured."""
        if magic_name in WRITES and line.split():
            with contextlib.suppress(OSError, ValueError):
                Path(line.split()[-1].strip("'\"")).write_text(cell)
            if os.getcwd() not in sys.path:
                sys.path.append(os.getcwd())
        elif magic_name in ABOUT_CODE:
            self.run_cell(cell, store_history=False)

    def magic(self, arg_s: str) -> Any:
        """The former way to call for a line magic, which older tools still write."""
        name, _, line = arg_s.lstrip("%").partition(" ")
        return self.run_line_magic(name, line)

    def enable_gui(self, gui: str | None = None) -> None:
        """Nothing: figures are drawn into arrays."""


def make_shell() -> Shell:
    """The one shell of this process."""
    stand_ins.install()
    shell = Shell.instance(config=Config({"HistoryManager": {"enabled": False}}))
    shell.push(stand_ins.names(), interactive=False)
    return shell
