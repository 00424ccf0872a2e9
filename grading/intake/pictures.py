"""Pictures that a student handed in, decoded and written anew.

Nothing of the original's bytes is left, so neither its metadata (a phone writes where it was) nor
what a program may have hidden in it. All bounds are counts of bytes and pixels and never seconds:
the same file gives the same picture on a busy machine.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import io
import warnings
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageOps

FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
"""SVG is none of them: it is a program in a picture's clothes."""

MAX_BYTES = 8_000_000
"""Of one picture, as it came and as it is written."""
MAX_PIXELS = 16_000_000
MAX_SIDE = 1_600
"""Pixels: a larger picture is written smaller, since no page shows more."""
MAX_MOVING_SIDE = 800
MAX_MOVING_PIXELS = 18_000_000
"""Of all frames that are written; a longer animation is written with fewer of them."""
MAX_DECODED_PIXELS = 100_000_000
"""Of all frames that are looked at; what comes after them is cut off."""
MAX_FRAMES = 300
MAX_SCANS = 64
"""Passes of a JPEG file over its pixels: ten are usual, a bomb has thousands."""
_KEPT_BYTES = 32_000_000


class UnusablePicture(Exception):
    """The text says why the picture is not shown."""


@dataclass(frozen=True)
class Picture:
    """A picture as it was written anew.

    kind    "image/png", "image/jpeg" or "image/gif"
    data    base64
    pixels  that were decoded for it
    """

    kind: str
    data: str
    pixels: int


@dataclass
class Allowance:
    """What all pictures of a notebook may still take together."""

    pictures: int = 80
    bytes: int = 16_000_000
    pixels: int = 250_000_000

    def take(self, encoded: Any) -> Picture:
        """A picture from base64 text, or from the lines of one.

        Raises UnusablePicture with the reason.
        """
        if self.pictures <= 0 or self.bytes <= 0 or self.pixels <= 0:
            raise UnusablePicture("the notebook holds too many pictures")
        self.pictures -= 1
        picture = rewritten(_decoded(encoded))
        self.pixels -= picture.pixels
        self.bytes -= len(picture.data)
        if self.bytes < 0:
            raise UnusablePicture("the notebook's pictures are too large together")
        return picture


def rewritten(data: bytes) -> Picture:
    """The picture in `data`, whatever it is called, written anew.

    A GIF stays an animation; WebP becomes PNG or JPEG, which every page can show.
    Raises UnusablePicture with the reason.
    """
    if len(data) > MAX_BYTES:
        raise UnusablePicture(f"it is larger than {MAX_BYTES // 1_000_000} MB")
    key = hashlib.sha256(data).digest()
    known = _known.get(key)
    if known is None:
        known = _rewrite(data)
        _remember(key, known)
    return known


def _decoded(encoded: Any) -> bytes:
    if isinstance(encoded, list) and all(isinstance(line, str) for line in encoded):
        encoded = "".join(encoded)
    if not isinstance(encoded, str):
        raise UnusablePicture("it is damaged")
    if len(encoded) > 2 * MAX_BYTES:
        raise UnusablePicture(f"it is larger than {MAX_BYTES // 1_000_000} MB")
    try:
        return binascii.a2b_base64(encoded)
    except ValueError:  # also where there are letters that are not ASCII
        raise UnusablePicture("it is damaged") from None


def _rewrite(data: bytes) -> Picture:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=FORMATS) as image:
                _check_size(image)
                if image.format == "JPEG" and data.count(b"\xff\xda") > MAX_SCANS:
                    raise UnusablePicture("it is damaged")
                moving = image.format == "GIF"
                kind, written, pixels = _animation(image) if moving else _still(image)
    except UnusablePicture:
        raise
    except Image.DecompressionBombError:
        raise UnusablePicture("it has too many pixels") from None
    except Exception:  # Pillow raises whatever a damaged file makes it raise
        raise UnusablePicture("it is damaged") from None
    if len(written) > MAX_BYTES:
        raise UnusablePicture(f"it is larger than {MAX_BYTES // 1_000_000} MB")
    return Picture(kind, base64.b64encode(written).decode(), pixels)


def _check_size(image: Image.Image) -> None:
    if image.width * image.height > MAX_PIXELS:
        raise UnusablePicture("it has too many pixels")


def _still(image: Image.Image) -> tuple[str, bytes, int]:
    pixels = image.width * image.height
    photo = image.format in ("JPEG", "WEBP")
    image.load()
    plain = ImageOps.exif_transpose(_plain(image))
    plain.thumbnail((MAX_SIDE, MAX_SIDE))
    plain.info.clear()
    out = io.BytesIO()
    if photo and plain.mode != "RGBA":
        plain.save(out, "JPEG", quality=88)
        return "image/jpeg", out.getvalue(), pixels
    plain.save(out, "PNG")
    return "image/png", out.getvalue(), pixels


def _plain(image: Image.Image) -> Image.Image:
    """The image with 8 bits a channel, transparent only where it was."""
    if image.mode.startswith("I"):
        return image.point(lambda value: value * (1 / 256)).convert("L")
    if image.mode == "L" and "transparency" not in image.info:
        return image
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _animation(image: Image.Image) -> tuple[str, bytes, int]:
    """Frames and their times; where there are too many, every second one is let go, and again."""
    frames: list[Image.Image] = []
    times: list[int] = []
    pixels, number, step = 0, 0, 1
    while pixels <= MAX_DECODED_PIXELS:
        try:
            image.seek(number)
        except EOFError:
            break
        _check_size(image)
        pixels += image.width * image.height
        time = min(max(int(image.info.get("duration", 0)), 20), 10_000)
        if number % step:
            times[-1] += time
        else:
            frame = image.convert("RGB")
            frame.thumbnail((MAX_MOVING_SIDE, MAX_MOVING_SIDE))
            frames.append(frame)
            times.append(time)
        number += 1
        most = max(1, min(MAX_FRAMES, MAX_MOVING_PIXELS // (frame.width * frame.height)))
        if len(frames) > most:
            frames = frames[::2]
            times = [sum(times[i : i + 2]) for i in range(0, len(times), 2)]
            step *= 2
    few = [_few_colours(frame) for frame in frames]
    out = io.BytesIO()
    few[0].save(
        out, "GIF", save_all=True, append_images=few[1:], duration=times, loop=0, optimize=False
    )
    return "image/gif", out.getvalue(), pixels


def _few_colours(frame: Image.Image) -> Image.Image:
    """A frame with a palette of its own, the fast way."""
    few = frame.quantize(256, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.info.clear()
    return few


_known: OrderedDict[bytes, Picture] = OrderedDict()
"""What was written last: a notebook is read twice, once for its answers and once for its grade."""


def _remember(key: bytes, picture: Picture) -> None:
    _known[key] = picture
    while sum(len(one.data) for one in _known.values()) > _KEPT_BYTES:
        _known.popitem(last=False)
