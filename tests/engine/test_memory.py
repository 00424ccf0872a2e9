"""Moving the process's memory into large pages changes nothing in it."""

from __future__ import annotations

from grading.engine import memory


def test_memory_holds_what_it_held_after_its_pages_were_moved() -> None:
    held = [bytes([number % 256]) * 1_000 for number in range(20_000)]
    moved = list(memory._own_memory())
    assert all(any(begin <= id(part) < end for begin, end in moved) for part in held)
    memory.use_large_pages()
    assert held == [bytes([number % 256]) * 1_000 for number in range(20_000)]
