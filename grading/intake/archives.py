"""Files of a folder or a zip, read one by one; nothing in them is trusted."""

from __future__ import annotations

import io
import os
import stat
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path, PurePosixPath

from grading.course import CourseError
from grading.intake.names import companion_of, is_clutter, is_notebook

_MOST_IN_ALL = 25
"""So many times `max_entries` files may lie in a collection, clutter included."""

_KINDS = (
    (b"7z\xbc\xaf\x27\x1c", "7z archive"),
    (b"Rar!\x1a\x07", "rar archive"),
    (b"\x1f\x8b", "gzip archive"),
    (b"BZh", "bzip2 archive"),
    (b"\xfd7zXZ\0", "xz archive"),
    (b"\x28\xb5\x2f\xfd", "zstandard archive"),
    (b"!<arch>\n", "ar archive"),
)
_TAR_MAGIC_AT = 257
ARCHIVES = (".7z", ".bz2", ".gz", ".rar", ".tar", ".tbz2", ".tgz", ".txz", ".xz", ".zipx", ".zst")


_LONGEST_NAME, _DEEPEST = 300, 60


class LeftOut(Exception):
    """A file that is not taken; the text is the reason."""


@dataclass(frozen=True)
class Entry:
    """A file of a collection.

    path     where it lies; `/` between the parts, names as the operating systems show them
    read     gives its bytes, at most so many, or raises LeftOut
    changed  what the file system or the zip says of its last change, without a time zone
    """

    path: PurePosixPath
    read: Callable[[int], bytes]
    changed: datetime | None = None


@dataclass(frozen=True)
class Contents:
    """What a collection holds: its files, and how many more are clutter of some system."""

    entries: list[Entry]
    clutter: list[Entry]


def open_source(source: Path, max_entries: int, companions: list[str]) -> Contents:
    """The files of a folder or a zip, or one notebook or companion file alone.

    Raises CourseError when it is none of these, or holds far too many files.
    """
    if source.is_file() and (is_notebook(source.name) or companion_of(source.name, companions)[0]):
        return Contents([_single(source)], [])
    found = _zip_entries(source) if source.is_file() else _folder_entries(source)
    contents = Contents(
        [entry for entry in found if not is_clutter(entry.path)],
        [entry for entry in found if is_clutter(entry.path)],
    )
    if len(found) > _MOST_IN_ALL * max_entries:
        raise CourseError(f"{source} holds {len(found)} files: is it the right one?")
    return contents


def open_inner_zip(entry: Entry, data: bytes, largest: int) -> Contents:
    """The files of a zip that lies in the collection, by their paths in it.

    Its bytes are not kept: each file is read from the collection again, and at most `largest` bytes
    of the zip. Raises LeftOut when it cannot be opened.
    """

    def read(number: int, limit: int) -> bytes:
        archive = _inner_archive(entry.read(largest))
        return _read_zip(archive, archive.infolist()[number], limit)

    found = [
        replace(inner, read=lambda limit, number=number: read(number, limit))
        for number, inner in _entries_of(_inner_archive(data))
    ]
    return Contents(
        [inner for inner in found if not is_clutter(inner.path)],
        [inner for inner in found if is_clutter(inner.path)],
    )


def archive_kind(data: bytes) -> str:
    """Which archive these bytes are, such as "7z archive"; empty for a zip or no archive at all."""
    for magic, kind in _KINDS:
        if data.startswith(magic):
            return kind
    return "tar archive" if data[_TAR_MAGIC_AT : _TAR_MAGIC_AT + 5] == b"ustar" else ""


def strange_path(path: PurePosixPath) -> str:
    """Why a path is refused; empty for a plain one."""
    if path.is_absolute() or ".." in path.parts or not path.parts:
        return "its path leads out of the collection"
    if len(path.parts) > _DEEPEST or any(len(part) > _LONGEST_NAME for part in path.parts):
        return "its name is too long"
    return ""


def _single(path: Path) -> Entry:
    return Entry(PurePosixPath(path.name), lambda limit: _read_path(path, limit), _changed(path))


def _inner_archive(data: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise LeftOut("a zip that cannot be opened") from None


def _folder_entries(folder: Path) -> list[Entry]:
    if not folder.is_dir():
        raise CourseError(f"{folder} is neither a folder nor a zip file.")
    entries = []
    for place, folders, files in os.walk(folder):
        here = Path(place)
        links = [name for name in folders if (here / name).is_symlink()]
        # The insides of .git and of checkpoints are many files and never a hand-in.
        folders[:] = [name for name in folders if name not in links and name != ".git"]
        for name in [*files, *links]:
            path = here / name
            relative = _shown(path.relative_to(folder).as_posix())
            entries.append(
                Entry(relative, lambda limit, path=path: _read_path(path, limit), _changed(path))
            )
    return entries


def _shown(name: str) -> PurePosixPath:
    """The path with `/` between its parts, also where Windows has written `\\`."""
    return PurePosixPath(name.replace("\\", "/").encode("utf-8", "replace").decode())


def _changed(path: Path) -> datetime | None:
    try:
        return datetime.fromtimestamp(path.lstat().st_mtime).astimezone()
    except (OSError, ValueError, OverflowError):
        return None


def _read_path(path: Path, limit: int) -> bytes:
    if not stat.S_ISREG(path.lstat().st_mode):
        raise LeftOut("a link or another thing that is no plain file")
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size  # `read` makes room for all that it may read
        return _limited(file.read(min(size, limit) + 1), limit)


def _zip_entries(path: Path) -> list[Entry]:
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        with path.open("rb") as file:
            kind = archive_kind(file.read(512))
        if kind:
            raise CourseError(
                f"{path} is a {kind}, which is not opened: unpack it and name the folder, or "
                "make a zip of it."
            ) from error
        raise CourseError(f"{path} is not a zip file that can be read: {error}") from error
    return [entry for _, entry in _entries_of(archive)]


def _entries_of(archive: zipfile.ZipFile) -> list[tuple[int, Entry]]:
    """The files with their places in the zip's list."""
    return [
        (
            number,
            Entry(
                _shown(_name_of(info)),
                lambda limit, info=info: _read_zip(archive, info, limit),
                _zip_time(info),
            ),
        )
        for number, info in enumerate(archive.infolist())
        if info.filename and not info.filename.endswith(("/", "\\"))
    ]


def _name_of(info: zipfile.ZipInfo) -> str:
    """The name; many systems write UTF-8 and do not set the flag that says so."""
    name = info.orig_filename.split("\0")[0]
    if info.flag_bits & 0x800:
        return name
    try:
        return name.encode("cp437").decode("utf-8")
    except UnicodeError:
        return name


def _zip_time(info: zipfile.ZipInfo) -> datetime | None:
    try:
        return datetime(*info.date_time)
    except ValueError:
        return None


def _read_zip(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int) -> bytes:
    """Bytes of an entry, counted while they are unpacked: a zip's own figures may lie."""
    if stat.S_ISLNK(info.external_attr >> 16):
        raise LeftOut("a link or another thing that is no plain file")
    try:
        with archive.open(info) as file:
            return _limited(file.read(limit + 1), limit)
    except (
        *(zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError),
        *(ValueError, UnicodeError),
    ):
        raise LeftOut("damaged, encrypted or packed in a way that cannot be read") from None


def _limited(data: bytes, limit: int) -> bytes:
    if len(data) > limit:
        raise LeftOut("too large")
    return data
