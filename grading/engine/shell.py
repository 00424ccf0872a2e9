"""The IPython that the student's cells run in."""

from __future__ import annotations

from typing import Any

from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.text import SList
from traitlets.config import Config


class Shell(InteractiveShell):
    """IPython without a terminal, a history, tracebacks and the system's own shell."""

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

    def enable_gui(self, gui: str | None = None) -> None:
        """Nothing: figures are drawn into arrays."""


def make_shell() -> Shell:
    """The one shell of this process."""
    return Shell.instance(config=Config({"HistoryManager": {"enabled": False}}))
