"""Colours of code that can be read on a light and on a dark page."""

from __future__ import annotations

from functools import lru_cache

from pygments.formatters import HtmlFormatter

LIGHT, DARK = "xcode", "github-dark"


@lru_cache(maxsize=1)
def code_style() -> str:
    """CSS for elements of the class `code`; the page's own colours are behind it."""
    light = _rules(LIGHT)
    dark = _rules(DARK)
    return f"{light}\n@media screen and (prefers-color-scheme: dark) {{\n{dark}\n}}"


def _rules(style: str) -> str:
    """The rules for the parts of code, without those for line numbers and the background."""
    rules = HtmlFormatter(style=style).get_token_style_defs(".code")
    return "\n".join(rule for rule in rules if ".code ." in rule)
