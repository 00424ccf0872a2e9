"""What strangers wrote as HTML in which nothing is live: Markdown, code, plain text.

Whatever a cell holds, it is shown: what is too long, takes too long or makes a library fail is
shown as escaped plain text.
"""

from __future__ import annotations

import re
import secrets
import threading
from functools import lru_cache
from typing import Any
from unicodedata import normalize
from urllib.parse import unquote

import bleach
from bleach.css_sanitizer import CSSSanitizer
from markupsafe import Markup
from nbconvert.filters.markdown_mistune import (
    IPythonRenderer,
    MarkdownWithMath,
    MathInlineParser,
)
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from grading.returning.limits import Allowance

MAX_MARKDOWN = 20_000
"""Characters of a cell that is read as Markdown, not counting the pictures that lie in it."""
MAX_CODE = 60_000
MAX_PLAIN = 50_000
MAX_HTML = 400_000
MAX_UNTIMED = 2_000
MAX_PICTURES = 20_000_000
"""Characters of all pictures of a cell."""

TAGS = {
    *("a", "b", "blockquote", "br", "code", "dd", "del", "details", "div", "dl", "dt", "em"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "li", "ol", "p", "pre", "span"),
    *("strong", "sub", "summary", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul"),
}
_IMAGE_DATA = re.compile(
    r"data:image/(?:png|jpe?g|gif|webp);base64,[A-Za-z0-9+/]+=*", re.IGNORECASE
)


class _TooMuch(Exception):
    """More than is rendered."""


def safe_html(
    markdown: str,
    attachments: dict[str, Any] | None = None,
    headings: bool = True,
    breaks: bool = False,
    tags: bool = False,
    allowance: Allowance | None = None,
) -> Markup:
    """Markdown as HTML in which only harmless tags, attributes and addresses are left.

    attachments  pictures by name, as a notebook's cell has them; a missing one gives its name
    headings     whether headings stay headings, or become bold lines in a page that has its own
    breaks       whether the end of a line is one on the page
    tags         whether HTML in it is meant as HTML, as in a course's own text
    allowance    the page's, when it has many cells
    """
    allowance = allowance or Allowance()

    def render() -> Markup:
        if attachments or "data:" in markdown:
            return _rendered(markdown, attachments or {}, headings, breaks, tags)
        return _rendered_text(markdown, headings, breaks, tags)

    return allowance.spend(render, lambda: plain_html(markdown, allowance))


def code_html(source: str, allowance: Allowance | None = None) -> Markup:
    """Python code with its colours, without an element around it."""
    allowance = allowance or Allowance()

    def colour() -> Markup:
        if len(source) > _most(MAX_CODE):
            raise _TooMuch
        return Markup(highlight(source, PythonLexer(), HtmlFormatter(nowrap=True)))

    return allowance.spend(colour, lambda: Markup.escape(allowance.cut(source, MAX_PLAIN)))


def plain_html(text: str, allowance: Allowance) -> Markup:
    """Text as it is, for what cannot be rendered."""
    shown = _IMAGE_DATA.sub("[picture]", text[: 100 * MAX_PLAIN])
    return Markup("<pre>{}</pre>").format(allowance.cut(shown, MAX_PLAIN))


def picture_address(kind: str, data: Any) -> str:
    """An address that holds the picture itself; empty if that is none which a page may show."""
    encoded = "".join(data.split()) if isinstance(data, str) else ""
    address = f"data:{kind.lower()};base64,{encoded}"
    return address if _IMAGE_DATA.fullmatch(address) else ""


@lru_cache(maxsize=300)
def _rendered_text(markdown: str, headings: bool, breaks: bool, tags: bool) -> Markup:
    """The same text of a course stands in the notebooks of all its students."""
    return _rendered(markdown, {}, headings, breaks, tags)


def _rendered(
    markdown: str, attachments: dict[str, Any], headings: bool, breaks: bool, tags: bool
) -> Markup:
    renderer = _Renderer(attachments, headings, tags)
    source = _IMAGE_DATA.sub(lambda match: renderer.kept(match[0]), markdown)
    if len(source) > _most(MAX_MARKDOWN):
        raise _TooMuch
    inline = MathInlineParser(hard_wrap=breaks)
    html = MarkdownWithMath(renderer=renderer, inline=inline).render(source)
    if len(html) > MAX_HTML:
        raise _TooMuch
    clean = bleach.clean(
        html,
        tags=TAGS,
        attributes=_is_safe_attribute,
        protocols={"http", "https", "mailto", _Renderer.scheme},
        css_sanitizer=CSSSanitizer(allowed_css_properties=[]),
    )
    return Markup(renderer.with_pictures(clean))


class _Renderer(IPythonRenderer):
    """nbconvert's renderer, but for pictures: it fails on one that is missing.

    Pictures stay out of the text until it is clean, each of them is put in once.
    """

    scheme = "kept"

    def __init__(self, attachments: dict[str, Any], headings: bool, tags: bool) -> None:
        super().__init__(escape=not tags, exclude_anchor_links=True)
        self._headings = headings
        self._named = {
            _spelling(name): data
            for name, bundle in attachments.items()
            if (data := _first_image(bundle))
        }
        self._kept: list[str] = []
        # So that no text can name a picture before it is put in.
        self._secret = secrets.token_hex(8)

    def kept(self, data: str) -> str:
        """An address that stands for image data."""
        self._kept.append(data)
        return f"{self.scheme}:{self._secret}-{len(self._kept) - 1}"

    def with_pictures(self, html: str) -> str:
        """The image data in the place of the addresses, each once and all within bounds."""
        left = MAX_PICTURES
        seen: set[int] = set()

        def put_in(match: re.Match[str]) -> str:
            nonlocal left
            number = int(match[1])
            data = self._kept[number]
            if number in seen or len(data) > left:
                return ""
            seen.add(number)
            left -= len(data)
            return f'src="{data}"'

        address = rf"{self.scheme}:{self._secret}-(\d+)"
        html = re.sub(f'src="{address}"', put_in, html)
        return re.sub(address, "[picture]", html)

    def image(self, text: str, url: str, title: str | None = None) -> str:
        name = unquote(url)
        if name.lower().startswith("attachment:"):
            name = name[len("attachment:") :]
            data = self._named.get(_spelling(name))
            if data is None:
                return f"<em>[picture {self.escape_html(name)}: not in the notebook]</em>"
            url = self.kept(data)
        elif re.match(r"https?:", name):
            # Nothing is loaded from elsewhere: whose page it is would see who reads, and when.
            where = " ".join([text, self.escape_html(name)]).strip()
            return f"<em>[picture elsewhere: {where}]</em>"
        return super().image(text, url, title)

    def heading(self, text: str, level: int, **attrs: Any) -> str:
        if self._headings:
            return super().heading(text, level, **attrs)
        return f"<p><strong>{text}</strong></p>\n"


def _spelling(name: str) -> str:
    """A name as it is compared: editors write one picture's name in several ways."""
    return normalize("NFC", unquote(name)).strip()


def _first_image(bundle: Any) -> str:
    """The attachment as an address with its data in it; empty if it is no picture."""
    pairs = bundle.items() if isinstance(bundle, dict) else ()
    return next(filter(None, (picture_address(kind, data) for kind, data in pairs)), "")


def _is_safe_attribute(tag: str, name: str, value: str) -> bool:
    if tag == "a":
        return name == "href" and re.match(r"(https?:|mailto:|#)", value) is not None
    if tag == "img" and name == "src":
        return re.fullmatch(rf"{_Renderer.scheme}:[\w-]+|[\w-][\w./-]*", value) is not None
    return (tag == "img" and name == "alt") or (tag in ("td", "th") and name == "align")


def _most(characters: int) -> int:
    """Where no signal can end the work, only what is short is worked on."""
    timed = threading.current_thread() is threading.main_thread()
    return characters if timed else min(characters, MAX_UNTIMED)
