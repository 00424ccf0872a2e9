"""What the name of a handed-in file says once browsers, editors and platforms are taken off it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath

_CLUTTER = {"__macosx", "__pycache__", "desktop.ini", "thumbs.db", "icon\r", "ehthumbs.db"}
_CLUTTER_ENDS = (".pyc", ".crdownload", ".part", ".tmp", "-checkpoint.ipynb")

_COPY_FRONT = re.compile(
    r"(?:copy of|kopie von|copie de|copia de|copia di|cópia de|kopia av|kopie av|kopi af|"
    r"kopi av|kopie van|kopia|копия|コピー ～|副本)[\s_]+",
    re.IGNORECASE,
)
_COPY_BACK = re.compile(
    r"(?:\s*\((?P<a>\d{1,3})\)|[\s_]*-\s*copy(?P<b>\d{0,3})|\s[-–]\s(?:copy|kopie|copie|copia|kopi)"
    r"|\scopy(?:\s(?P<c>\d{1,3}))?|\s[-–]?\s?kopie(?:\s(?P<d>\d{1,3}))?)$",
    re.IGNORECASE,
)
_SECOND_UPLOAD = re.compile(r"-(?P<n>\d{1,3})$")
_NOTEBOOK_END = re.compile(r"(?:\.ipynb)+(?:\.(?:txt|json|html?))?$", re.IGNORECASE)
_NO_ID = re.compile(r"untitled[\s_-]*\d*|notebook[\s_-]*\d*|welcome to colaboratory", re.IGNORECASE)

MAX_ID_BYTES = 100


@dataclass(frozen=True)
class Named:
    """A file name taken apart.

    stem    without endings and marks of copies
    copy    how often it was downloaded or uploaded again; 0 where the name does not say
    marked  whether a mark of a copy was taken off
    """

    stem: str
    copy: int
    marked: bool


def is_clutter(path: PurePosixPath) -> bool:
    """Whether a file is a system's or an editor's own: hidden, temporary, a checkpoint."""
    for part in path.parts:
        if (part.startswith((".", "~$")) and part != "..") or part.casefold() in _CLUTTER:
            return True
    return path.name.casefold().endswith(_CLUTTER_ENDS)


def is_hidden_work(path: PurePosixPath, others: set[str]) -> bool:
    """Whether clutter is all that a folder has of a notebook: a checkpoint, a hidden copy.

    others  folders that hold more than clutter
    """
    systems = path.name.startswith(("._", ".~", "~$")) or "__macosx" in path.as_posix().casefold()
    return is_notebook(path.name) and not systems and path.parts[0] not in others


def is_notebook(name: str) -> bool:
    return bool(_NOTEBOOK_END.search(name.strip()))


def notebook_name(name: str) -> Named:
    """The name of a notebook's file taken apart."""
    stem = _NOTEBOOK_END.sub("", unicodedata.normalize("NFC", name).strip())
    return _without_copies(stem)


def companion_of(name: str, companions: list[str]) -> tuple[str, str]:
    """The companion file that a name means, and what stands before it: `ada__actor (1).pt`.

    Two empty texts when it means none.
    """
    text = unicodedata.normalize("NFC", name).strip()
    for wanted in sorted(companions, key=len, reverse=True):
        for spelled in _spellings(text):
            place = spelled.casefold().rfind(wanted.casefold())
            if place < 0 or place + len(wanted) != len(spelled):
                continue
            before = spelled[:place]
            if not before or not before[-1].isalnum():
                return wanted, before.rstrip(" -").removesuffix("__").rstrip("_")
    return "", ""


def copy_number(name: str) -> int:
    """How often a file was downloaded or uploaded again, as its name says."""
    stem = _NOTEBOOK_END.sub("", name.strip())
    stem = stem if stem != name.strip() else PurePosixPath(name.strip()).stem
    return _without_copies(stem).copy


def head(stem: str) -> str:
    """What stands before the double underscore: `ada__anything` is `ada`."""
    return stem.partition("__")[0]


def says_no_student(stem: str) -> bool:
    """Whether a name is what an editor gives to any notebook."""
    return bool(_NO_ID.fullmatch(stem.strip()))


def unsafe(student: str) -> str:
    """Why a name must not be a student's folder; empty when it is harmless."""
    if not student:
        return "it is empty"
    if len(student.encode("utf-8", "replace")) > MAX_ID_BYTES:
        return "it is too long"
    if not student[0].isalnum():
        return "it does not begin with a letter or a digit"
    if ".." in student or student[-1] in ". ":
        return "it has dots where a folder must have none"
    odd = [c for c in student if not _is_plain(c)]
    if odd or "  " in student:
        return "it has characters that a folder must not have"
    return ""


def folded(text: str) -> str:
    """One spelling for names that some file system or some reader takes for the same."""
    once = unicodedata.normalize("NFKC", text).casefold()
    return unicodedata.normalize("NFKC", once)


def _is_plain(c: str) -> bool:
    return c in "_.@+-' " or unicodedata.category(c)[0] in "LMN"


def _spellings(text: str) -> list[str]:
    """The name as it stands, and without marks of copies behind its stem or in front of it."""
    found = [text]
    if text.casefold().endswith(".txt"):
        found.append(text[:-4])
    for each in list(found):
        path = PurePosixPath(each)
        for stem in (_without_copies(path.stem).stem, _SECOND_UPLOAD.sub("", path.stem)):
            found.append(f"{stem}{path.suffix}")
    return found


def _without_copies(stem: str) -> Named:
    copy, marked = 0, False
    stem = stem.strip()
    while True:
        match = _COPY_FRONT.match(stem) or _COPY_BACK.search(stem)
        if match is None:
            return Named(stem, copy, marked)
        rest = (stem[: match.start()] + stem[match.end() :]).strip()
        if not rest:
            return Named(stem, copy, marked)
        numbers = [int(n) for n in match.groupdict().values() if n]
        copy, marked, stem = copy + (numbers[0] if numbers else 1), True, rest


def without_second_upload(stem: str) -> tuple[str, int]:
    """The first name and the number of an upload: some platforms call the second `nb-1`."""
    match = _SECOND_UPLOAD.search(stem)
    return (stem[: match.start()], int(match["n"])) if match and match.start() else (stem, 0)


def printable(text: object) -> str:
    """A stranger's text that is safe to print: no control, bidi or other invisible characters."""
    return "".join(
        "\ufffd" if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp") else c
        for c in str(text)
    )
