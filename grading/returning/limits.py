"""Work on a stranger's text that may cost so much processor time and no more."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

T = TypeVar("T")


class TooSlow(BaseException):
    """No Exception, so that no library takes it for one of its own and goes on."""


class Allowance:
    """Seconds of processor time, and characters of plain text, that the parts of one page share.

    Processor time and not the clock, so that a busy machine shows the same page.
    """

    def __init__(self, seconds: float = 0.7, part: float = 0.3, characters: int = 500_000) -> None:
        self._left, self._part, self._characters = seconds, part, characters

    def cut(self, text: str, most: int) -> str:
        """As much of a text as the page has room for, and how much more there is."""
        most = min(most, max(self._characters, 1_000))
        self._characters -= min(len(text), most)
        if len(text) <= most:
            return text
        return f"{text[:most]}\n[... {len(text) - most} more characters]"

    def spend(self, work: Callable[[], T], otherwise: Callable[[], T]) -> T:
        """What `work` gives, or, where it fails or takes too long, what `otherwise` gives."""
        if self._left <= 0:
            return otherwise()
        began = time.process_time()
        try:
            with at_most(min(self._left, self._part)):
                return work()
        except (Exception, TooSlow):
            return otherwise()
        finally:
            self._left -= time.process_time() - began


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raise TooSlow in the block after so many seconds of processor time.

    Also inside a regular expression: Python looks for signals there. Only the main thread gets
    signals; in another one there is no limit, and what is worked on should be short.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    armed = True

    def stop(*_: Any) -> None:
        if armed:
            raise TooSlow

    before = signal.signal(signal.SIGVTALRM, stop)
    try:
        try:
            # Again and again: an exception that is raised while an object is deleted is lost.
            signal.setitimer(signal.ITIMER_VIRTUAL, seconds, 0.05)
            yield
        finally:
            armed = False
    finally:  # a second time, since the signal may come in the first
        armed = False
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
