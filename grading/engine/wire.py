"""Frames on a socket between the examiner and the process that an answer runs in.

Each frame is a length and so many bytes. Whatever comes from the answer's process is data of a
hostile origin: its length is bounded, and nothing in it is trusted.
"""

from __future__ import annotations

import select
import socket
import struct
from collections.abc import Callable

import numpy as np

MAX_FRAME = 16_000_000
_LENGTH = struct.Struct("<I")
_DTYPES = ("float32", "float64", "int64", "int32")


class Closed(Exception):
    """The other side has ended."""


class TooLate(Exception):
    """Nothing whole came in time."""


class BadFrame(ValueError):
    """What came is no frame of the agreed form."""


def send(sock: socket.socket, data: bytes) -> None:
    """Send one frame. Raises Closed."""
    try:
        sock.sendall(_LENGTH.pack(len(data)) + data)
    except TimeoutError:
        raise TooLate from None
    except OSError:
        raise Closed from None


def receive(sock: socket.socket) -> bytes:
    """Wait for one frame, for ever. Raises Closed."""
    return _receive(lambda size: sock.recv(size))


def receive_until(sock: socket.socket, left: Callable[[], float], others: select.poll) -> bytes:
    """Wait for one frame as long as there is time.

    left    seconds that there are still, asked again whenever they are over
    others  a poll in which the socket and whatever else may end the waiting are registered: when
            one of those has something to tell and the socket has not, Closed is raised

    Raises Closed, TooLate, BadFrame.
    """

    def some(size: int) -> bytes:
        while not (ready := dict(others.poll(max(0.0, seconds := left()) * 1_000))):
            if seconds <= 0:
                raise TooLate
        if sock.fileno() not in ready:
            raise Closed
        return sock.recv(size)

    return _receive(some)


def pack_array(values: np.ndarray) -> bytes:
    """An array of one of a few dtypes as bytes."""
    name = values.dtype.name
    if name not in _DTYPES:
        values = values.astype("float64" if values.dtype.kind == "f" else "int64")
    head = [_DTYPES.index(values.dtype.name), values.ndim, *values.shape]
    little = values.astype(values.dtype.newbyteorder("<"))
    return struct.pack(f"<{len(head)}I", *head) + np.ascontiguousarray(little).tobytes()


def unpack_array(data: bytes) -> np.ndarray:
    """The array again. Raises BadFrame."""
    try:
        code, ndim = struct.unpack_from("<2I", data)
        if ndim > 8:
            raise BadFrame("too many dimensions")
        shape = struct.unpack_from(f"<{ndim}I", data, 8)
        dtype = np.dtype(_DTYPES[code]).newbyteorder("<")
        found = np.frombuffer(data, dtype=dtype, offset=8 + 4 * ndim)
        return found.reshape(shape).astype(_DTYPES[code])
    except (struct.error, ValueError, IndexError, OverflowError) as error:
        raise BadFrame(str(error)) from None


def _receive(some: Callable[[int], bytes]) -> bytes:
    (length,) = _LENGTH.unpack(_exactly(_LENGTH.size, some))
    if length > MAX_FRAME:
        raise BadFrame("a frame is too long")
    return _exactly(length, some)


def _exactly(size: int, some: Callable[[int], bytes]) -> bytes:
    parts: list[bytes] = []
    while size:
        try:
            part = some(min(size, 1 << 20))
        except OSError:
            raise Closed from None
        if not part:
            raise Closed
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
