"""What encodings, archives and disks do to the file of a notebook: kinds of damage to its bytes."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Callable
from random import Random

from damaged_files import held_kind

BytesKind = Callable[[bytes, Random], bytes]
BYTES_KINDS: dict[str, BytesKind] = {}


def bytes_kind(function: BytesKind) -> BytesKind:
    BYTES_KINDS[function.__name__] = function
    return function


@bytes_kind
def byte_order_mark(data: bytes, rng: Random) -> bytes:
    return b"\xef\xbb\xbf" * rng.randint(1, 2) + data


@bytes_kind
def utf16_of_powershell(data: bytes, rng: Random) -> bytes:
    text = data.decode("utf-8", "surrogatepass").replace("\n", "\r\n")
    return b"\xff\xfe" + text.encode("utf-16-le", "surrogatepass")


@bytes_kind
def utf16_without_mark(data: bytes, rng: Random) -> bytes:
    name = rng.choice(["utf-16-le", "utf-16-be"])
    return data.decode("utf-8", "surrogatepass").encode(name, "surrogatepass")


@bytes_kind
def utf32(data: bytes, rng: Random) -> bytes:
    return data.decode("utf-8", "surrogatepass").encode("utf-32", "surrogatepass")


@bytes_kind
def windows_line_ends(data: bytes, rng: Random) -> bytes:
    return data.replace(b"\n", b"\r\n")


@bytes_kind
def old_mac_line_ends(data: bytes, rng: Random) -> bytes:
    return data if b"<<<<<<<" in data else data.replace(b"\n", b"\r")


@bytes_kind
def zeros_at_the_end(data: bytes, rng: Random) -> bytes:
    return data + b"\0" * rng.choice([1, 511, 4096])


@bytes_kind
def zeros_in_front(data: bytes, rng: Random) -> bytes:
    return b"\0" * rng.choice([1, 2, 3, 512]) + data


@bytes_kind
def control_z(data: bytes, rng: Random) -> bytes:
    return data + b"\x1a"


@bytes_kind
def gzipped(data: bytes, rng: Random) -> bytes:
    return gzip.compress(data)


@bytes_kind
def zipped(data: bytes, rng: Random) -> bytes:
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w", rng.choice([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])) as file:
        file.writestr("__MACOSX/lab/._lab.ipynb", b"\0\5\x16\7")
        file.writestr("lab/lab.ipynb", data)
    return box.getvalue()


@bytes_kind
def encoded_twice(data: bytes, rng: Random) -> bytes:
    return data.decode("latin-1").encode()


@bytes_kind
def saved_as_windows_1252(data: bytes, rng: Random) -> bytes:
    """Held where letters are lost; read where all of the notebook is ASCII."""
    return data.decode("utf-8", "replace").encode("cp1252", "replace")


@held_kind
@bytes_kind
def lost_block(data: bytes, rng: Random) -> bytes:
    place = rng.randint(len(data) // 4, max(len(data) // 4, len(data) - 600))
    return data[:place] + b"\0" * min(512, len(data) // 4) + data[place + 512 :] + b"\n}"


@held_kind
@bytes_kind
def another_file(data: bytes, rng: Random) -> bytes:
    return rng.choice([b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n", b"PK\5\6" + b"\0" * 18, b"\0" * 4096])
