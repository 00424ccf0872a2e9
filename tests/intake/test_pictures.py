"""Pictures that were handed in: written anew, within bounds, or refused with a reason."""

from __future__ import annotations

import base64
import io
import time
import zlib
from typing import Any

import pytest
from PIL import Image

from grading.intake import pictures
from grading.intake.pictures import Allowance, UnusablePicture, rewritten

SECOND_S = 4.0
"""Of processor time, for the worst picture that is taken: measured are 1.5."""


def encoded(image: Image.Image, kind: str, **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def moving(frames: int, size: tuple[int, int] = (30, 20), **options: Any) -> bytes:
    made = [Image.new("RGB", size, (i * 7 % 256, i // 37 % 256, 99)) for i in range(frames)]
    options = {"duration": 40, "loop": 0, **options}
    return encoded(made[0], "GIF", save_all=True, append_images=made[1:], **options)


def opened(picture: pictures.Picture) -> Image.Image:
    return Image.open(io.BytesIO(base64.b64decode(picture.data)))


@pytest.mark.parametrize(
    ("mode", "kind", "becomes"),
    [
        ("RGB", "PNG", "image/png"),
        ("RGBA", "PNG", "image/png"),
        ("LA", "PNG", "image/png"),
        ("L", "PNG", "image/png"),
        ("P", "PNG", "image/png"),
        ("1", "PNG", "image/png"),
        ("I;16", "PNG", "image/png"),
        ("RGB", "JPEG", "image/jpeg"),
        ("L", "JPEG", "image/jpeg"),
        ("CMYK", "JPEG", "image/jpeg"),
        ("RGB", "WEBP", "image/jpeg"),
        ("RGBA", "WEBP", "image/png"),
        ("RGB", "GIF", "image/gif"),
    ],
)
def test_every_usual_picture_is_kept(mode: str, kind: str, becomes: str) -> None:
    picture = rewritten(encoded(Image.new(mode, (40, 30)), kind))
    assert picture.kind == becomes
    assert opened(picture).size == (40, 30)


def test_nothing_but_pixels_is_left() -> None:
    exif = Image.Exif()
    exif[0x010E] = "taken at home"
    exif[0x0112] = 6  # turned by a quarter
    photo = encoded(
        Image.new("RGB", (40, 30)), "JPEG", exif=exif, comment=b"secret", icc_profile=b"x"
    )
    picture = rewritten(photo + b"<script>hidden</script>")
    data = base64.b64decode(picture.data)
    assert not [word for word in (b"home", b"secret", b"script", b"ICC") if word in data]
    assert opened(picture).size == (30, 40)


def test_the_same_bytes_give_the_same_picture() -> None:
    data = moving(12)
    first = rewritten(data)
    pictures._known.clear()
    assert rewritten(data) == first and first is not rewritten(data)


def test_an_animation_still_moves_at_its_speed() -> None:
    with opened(rewritten(moving(20))) as image:
        assert image.n_frames == 20 and image.info["duration"] == 40


def test_a_long_animation_keeps_its_length_with_fewer_frames() -> None:
    with opened(rewritten(moving(1_000))) as image:
        assert image.n_frames <= pictures.MAX_FRAMES
        total = 0
        for number in range(image.n_frames):
            image.seek(number)
            total += image.info["duration"]
    assert total == 1_000 * 40


def test_a_large_picture_is_written_smaller() -> None:
    with opened(rewritten(encoded(Image.new("RGB", (3_600, 1_800)), "PNG"))) as image:
        assert image.size == (pictures.MAX_SIDE, pictures.MAX_SIDE // 2)


def png_bomb() -> bytes:
    """A few kilobytes that say they are a picture of 30,000 by 30,000 pixels."""

    def chunk(name: bytes, body: bytes) -> bytes:
        crc = zlib.crc32(name + body).to_bytes(4, "big")
        return len(body).to_bytes(4, "big") + name + body + crc

    size = (30_000).to_bytes(4, "big")
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", size + size + b"\x01\x00\x00\x00\x00")
        + chunk(b"IDAT", zlib.compress(bytes(1_000_000)))
        + chunk(b"IEND", b"")
    )


def many_scans() -> bytes:
    """A progressive JPEG whose last pass over the pixels is repeated again and again."""
    data = encoded(Image.new("RGB", (2_000, 2_000), "red"), "JPEG", progressive=True)
    last = data.rindex(b"\xff\xda")
    return data[:-2] + data[last:-2] * 5_000 + data[-2:]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"%PDF-1.4",
        encoded(Image.new("RGB", (50, 50)), "PNG")[:60],
        encoded(Image.new("RGB", (50, 50)), "JPEG")[:300],
        encoded(Image.new("RGB", (50, 50)), "BMP"),
        encoded(Image.new("RGB", (4_100, 4_100)), "PNG"),
        png_bomb(),
        many_scans(),
        bytes(pictures.MAX_BYTES + 1),
    ],
    ids=[
        *("empty", "cut short", "svg", "pdf", "half a png", "half a jpeg", "bmp"),
        *("too many pixels", "bomb", "scans", "too many bytes"),
    ],
)
def test_what_is_no_picture_is_refused_at_once(data: bytes) -> None:
    began = time.process_time()
    with pytest.raises(UnusablePicture):
        rewritten(data)
    assert time.process_time() - began < 1


@pytest.mark.parametrize("text", [None, 7, "no base64!", ["iVBOR", 3], "é" * 40, {"a": 1}])
def test_what_is_no_base64_is_refused(text: Any) -> None:
    with pytest.raises(UnusablePicture):
        Allowance().take(text)


def test_lines_of_base64_are_taken() -> None:
    text = base64.encodebytes(encoded(Image.new("RGB", (90, 90)), "PNG")).decode()
    assert Allowance().take(text.splitlines(keepends=True)).kind == "image/png"


@pytest.mark.parametrize(
    "data",
    [
        encoded(Image.effect_noise((4_000, 4_000), 90), "JPEG", progressive=True, quality=60),
        moving(400, (500, 500)),
        moving(30_000, (8, 8)),
    ],
    ids=["noise", "many pixels that move", "many frames"],
)
def test_the_worst_that_is_taken_takes_seconds(data: bytes) -> None:
    assert len(data) < pictures.MAX_BYTES
    began = time.process_time()
    rewritten(data)
    assert time.process_time() - began < SECOND_S


def test_a_notebook_has_so_many_pictures_and_no_more() -> None:
    allowance = Allowance(pictures=2)
    text = base64.b64encode(encoded(Image.new("RGB", (9, 9)), "PNG")).decode()
    allowance.take(text)
    allowance.take(text)
    with pytest.raises(UnusablePicture, match="too many pictures"):
        allowance.take(text)
    with pytest.raises(UnusablePicture, match="too large together"):
        Allowance(bytes=10).take(text)
