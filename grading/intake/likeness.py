"""How alike two texts are, and what one has beyond the other."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from grading.intake.code import same_code

MAX_WORDS = 400
"""Of a longer text the first words are compared."""
MAX_LINES = 1_000
MAX_MARKS = 20

_MARK = re.compile(
    r"""[ \t]*(?:
      \#\s?%%[^\n]*                                   # PyCharm, Spyder, VS Code, jupytext
    | \#\s?In\s?\[[\s\d]*\]:?                         # nbconvert's scripts
    | \#\s?COMMAND\s?-{4,} | \#\s?Databricks\ notebook\ source
    | \#\s?@(?:title|markdown)\b[^\n]*                # Colab's forms
    | %%?(?:md|markdown)(?:-sandbox)?\b
    )[ \t]*(?=\n|\Z)""",
    re.VERBOSE,
)
_TAG = re.compile(r"[ \t]*</?cell_type>(?:markdown|code|raw)(?:</cell_type>)?[ \t]*\n?")
_MAGIC = "# MAGIC"
_INLINE = re.compile(r"[ \t]*%(?:md|markdown)(?:-sandbox)?[ \t]+")
_TEXT_MARK = re.compile(
    r"\s*(?:%%?(?:md|markdown)\b|<cell_type>markdown|#\s?%%\s*(?:md\b|\[markdown\]))"
)


@lru_cache(maxsize=4_096)
def bare(source: str) -> str:
    """A text without the marks that editors and platforms put at its ends; else as it is."""
    text = _without_last_mark(source)
    if text.lstrip().startswith(_MAGIC) and _all_magic(text):
        text = re.sub(rf"^{_MAGIC} ?", "", text.lstrip(), flags=re.MULTILINE)
    for _ in range(MAX_MARKS):
        begin = text.lstrip("\n")
        found = _MARK.match(begin) or _TAG.match(begin)
        if found is None:
            break
        text = begin[found.end() :].lstrip("\n")
    if found := _INLINE.match(text):
        text = text[found.end() :]
    return text


def _without_last_mark(text: str) -> str:
    head, _, last = text.rstrip("\n").rpartition("\n")
    return head.rstrip("\n") if head and (_MARK.fullmatch(last) or _TAG.fullmatch(last)) else text


def _all_magic(text: str) -> bool:
    return all(line.startswith(_MAGIC) for line in text.splitlines() if line.strip())


def is_marked_as_text(source: str) -> bool:
    """Whether a code cell says by a mark of its own that it holds words."""
    return bool(_TEXT_MARK.match(source.replace(_MAGIC, "", 1).lstrip()))


@lru_cache(maxsize=2_048)
def wording(source: str) -> str:
    """All that counts when texts are compared: the words."""
    return " ".join(bare(source).split())


def same_text(one: str, other: str) -> bool:
    return wording(one) == wording(other)


def same_meaning(one: str, other: str, code: bool) -> bool:
    """Whether two cells say the same, up to what editors do to a text by themselves."""
    return same_text(one, other) or (code and same_code(one, other))


def ratio(one: str, other: str) -> float:
    """How alike two texts are, from 0 to 1, by the words that both begin with, in any order."""
    a, b = _first_words(one), _first_words(other)
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


@lru_cache(maxsize=4_096)
def _first_words(source: str) -> frozenset[str]:
    return frozenset(bare(source)[: 20 * MAX_WORDS].split()[:MAX_WORDS])


def starts_like(source: str, text: str) -> bool:
    """Whether a text begins with all the words of another."""
    return f"{wording(source)} ".startswith(f"{wording(text)} ") and bool(wording(text))


def beyond(source: str, released: str) -> str:
    """What a text says below a released one that it begins with, whole or slightly changed.

    Empty where it only differs in wording. Lines are compared, so that white space stays as it was.
    """
    if starts_like(source, released):
        return _after(bare(source), wording(released).split()).strip()
    ours = [line.strip() for line in bare(released).splitlines()]
    theirs = bare(source).splitlines()[:MAX_LINES]
    blocks = SequenceMatcher(None, ours, [line.strip() for line in theirs], autojunk=False)
    matched = [block for block in blocks.get_matching_blocks() if block.size]
    matched = [block for block in matched if any(ours[block.a : block.a + block.size])]
    if not matched:
        return ""
    last = matched[-1]
    # Released lines that are gone were changed: as many lines here are what became of them.
    changed = sum(bool(line) for line in ours[last.a + last.size :])
    rest = theirs[last.b + last.size :]
    while changed and rest:
        changed -= bool(rest.pop(0).strip())
    return "\n".join(rest).strip()


def _after(text: str, words: list[str]) -> str:
    place = 0
    for word in words:
        place = text.index(word, place) + len(word)
    return text[place:]
