"""From the bytes that were handed in to the bytes of one notebook: packed files, bounded."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import PurePosixPath

from grading.intake.foreign import UnreadableNotebook, not_a_notebook, refuse_known_binary
from grading.intake.remarks import Remarks

MAX_RAW_BYTES = 200_000_000
"""Most bytes of a file, packed or unpacked: outputs are most of it, and they are dropped."""

_MAX_DIRECTORY = 2_000_000
"""Most bytes of a zip's table of contents; zipfile makes an object of each entry."""

_END_OF_ZIP = b"PK\x05\x06"
_OFFICE = (
    ("word/", "a Word document"),
    ("xl/", "an Excel workbook"),
    ("ppt/", "a PowerPoint presentation"),
    ("content.xml", "an OpenDocument file"),
    ("META-INF/", "an archive of programs"),
)


def unpacked(data: bytes, remarks: Remarks) -> bytes:
    """The bytes of the notebook itself, out of at most one gzip and one zip around it.

    Raises UnreadableNotebook for an empty or too large file, a zip without exactly one notebook,
    and whatever its first bytes tell to be something else.
    """
    if not data or data.isspace():
        raise UnreadableNotebook("The file is empty.")
    if len(data) > MAX_RAW_BYTES:
        raise _too_large()
    for _ in range(2):
        if data.startswith(b"\x1f\x8b"):
            data = _gunzipped(data)
            remarks.add("The notebook was taken out of a gzip file")
        elif data.startswith((b"PK\x03\x04", _END_OF_ZIP)):
            data = _unzipped(data)
            remarks.add("The notebook was taken out of a zip file")
    refuse_known_binary(data)
    if not data.strip(b"\0 \t\r\n"):
        raise UnreadableNotebook(
            "The file holds nothing but empty bytes: saving or sending it went wrong. "
            "Hand it in again."
        )
    return data


def _too_large() -> UnreadableNotebook:
    return UnreadableNotebook(
        f"The file is larger than {MAX_RAW_BYTES // 1_000_000} MB. "
        "Clear the outputs (Edit > Clear all outputs) and hand it in again."
    )


def _gunzipped(data: bytes) -> bytes:
    unpacker = zlib.decompressobj(wbits=31)
    try:
        text = unpacker.decompress(data, MAX_RAW_BYTES + 1)
    except zlib.error:
        raise not_a_notebook("a damaged gzip archive") from None
    if len(text) > MAX_RAW_BYTES:
        raise _too_large()
    if not unpacker.eof:
        raise not_a_notebook("a gzip archive that is cut off")
    return text


def _unzipped(data: bytes) -> bytes:
    _check_directory(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _only_notebook(archive)
    except UnreadableNotebook:
        raise
    except Exception:  # zipfile raises a dozen kinds of errors on a damaged or hostile file
        raise not_a_notebook("a zip archive that is damaged or encrypted") from None


def _check_directory(data: bytes) -> None:
    """Refuse a zip whose table of contents is cut off, or larger than any honest one."""
    place = data.rfind(_END_OF_ZIP, max(0, len(data) - 70_000))
    if place < 0 or place + 22 > len(data):
        raise not_a_notebook("a zip archive that is cut off")
    size = int.from_bytes(data[place + 12 : place + 16], "little")
    if size > _MAX_DIRECTORY or data[max(0, place - 20) : place].startswith(b"PK\x06\x07"):
        raise not_a_notebook("a zip archive of too many files")


def _only_notebook(archive: zipfile.ZipFile) -> bytes:
    names = [PurePosixPath(info.filename) for info in archive.infolist()]
    found = [
        (name, info)
        for name, info in zip(names, archive.infolist())
        if name.suffix.lower() == ".ipynb"
        and not name.name.startswith("._")
        and not {"__MACOSX", ".ipynb_checkpoints"} & set(name.parts)
    ]
    if not found:
        raise not_a_notebook(_kind_of_zip([str(name) for name in names]))
    if len(found) > 1:
        raise UnreadableNotebook(
            f"The file is a zip with {len(found)} notebooks, and which one counts is not known. "
            "Hand in the one notebook, as .ipynb."
        )
    with archive.open(found[0][1]) as file:
        data = file.read(MAX_RAW_BYTES + 1)
    if len(data) > MAX_RAW_BYTES:
        raise _too_large()
    if not data.strip():
        raise UnreadableNotebook("The file is empty.")
    return data


def _kind_of_zip(names: list[str]) -> str:
    for start, what in _OFFICE:
        if any(name.startswith(start) for name in names):
            return what
    if any(name.endswith(".npy") for name in names):
        return "a file of arrays (NumPy)"
    if any(name.endswith("/data.pkl") for name in names):
        return "a file of trained weights (PyTorch)"
    return "a zip archive without a notebook in it"
