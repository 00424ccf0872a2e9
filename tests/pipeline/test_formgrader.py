"""Formgrader in a real browser: its autograde button, and what a marker and a student see."""

from __future__ import annotations

import base64
import io
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from nbformat import NotebookNode, from_dict
from PIL import Image
from tinycourse import REPOSITORY, TINY, answered, find, hand_in, make_course

from grading.authoring.release import release
from grading.course import Course
from grading.marking.autograde import autograde
from grading.returning.feedback import feedback
from grading.returning.results import read_results

PATIENCE_S = 90


@pytest.fixture
def course(tmp_path: Path) -> Course:
    course = make_course(tmp_path / "course")
    release(course, TINY)
    hand_in(course, "right", answered(course))
    hand_in(course, "wrong", answered(course, double="def double(x):\n    return x"))
    return course


@pytest.fixture
def address(course: Course) -> Iterator[str]:
    """Address of a Jupyter server in the course's folder."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "jupyter_server", "--no-browser", "--allow-root"]
    command += [f"--port={port}", "--IdentityProvider.token=", "--ServerApp.password="]
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "JUPYTER_CONFIG_DIR": str(course.root / ".jupyter"),
        "PYTHONPATH": str(REPOSITORY),
    }
    server = subprocess.Popen(
        command,
        cwd=course.root,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(lambda: urllib.request.urlopen(f"{address}/api").status == 200)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=30)


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Any]:
    """Chromium without a window; the test is skipped where there is none."""
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not (chromium and driver):
        pytest.skip("there is no browser here: apt-get install chromium chromium-driver")
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for word in ("headless", "no-sandbox", "disable-gpu", "disable-background-networking"):
        options.add_argument(f"--{word}")
    options.add_argument(f"--user-data-dir={tmp_path / 'browser'}")
    with webdriver.Chrome(options=options, service=Service(driver)) as browser:
        yield browser


def test_the_button_grades(course: Course, address: str, browser: Any) -> None:
    browser.get(f"{address}/formgrader/manage_submissions/{TINY}")
    buttons = "td.autograde a"
    _wait(lambda: len(browser.find_elements("css selector", buttons)) == 2)
    for number in range(2):
        _click(lambda number=number: browser.find_elements("css selector", buttons)[number])
        _wait(lambda: "uccessfully autograded" in _text(browser, ".modal-body"))
        _click(lambda: browser.find_element("css selector", ".modal .close"))
        _wait(lambda: not _text(browser, ".modal-body").strip())
    results = {each.student: each for each in read_results(course, TINY)}
    assert [own.points for own in results["right"].exercises] == [2, 4, 1, None]
    assert [own.points for own in results["wrong"].exercises] == [0, 4, 1, None]
    assert results["wrong"].exercises[0].message == "double(1) should be 2"


def test_what_is_marked_there_stands_on_the_student_s_page(
    course: Course, address: str, browser: Any
) -> None:
    hand_in(course, "right", _with_figures(course))
    autograde(course, TINY, ["right"], progress=False)
    with course.gradebook() as gradebook:
        submission = gradebook.find_submission_notebook(TINY, TINY, "right").id
    browser.get(f"{address}/formgrader/submissions/{submission}/")
    _wait(lambda: browser.find_elements("css selector", "#q_twice"))
    _wait(lambda: _seen(browser) == 3)
    scheme = browser.find_element("css selector", "details.for-marker")
    assert "One point for the word twice" not in scheme.text, "it is folded"
    scheme.find_element("css selector", "summary").click()
    assert "One point for the word twice" in scheme.text
    assert "As handed in, not checked:" in _text(browser, ".output_area")
    _wait(lambda: browser.find_element("css selector", "#q_twice").is_enabled())
    for name, text in (("#q_twice-comment", "Say *why* it is `twice`."), ("#q_twice", "1.5")):
        box = browser.find_element("css selector", name)
        box.clear()
        box.send_keys(text)
        browser.execute_script("arguments[0].blur()", box)
    _wait(lambda: read_results(course, TINY)[0].exercises[3].points == 1.5)
    _wait(lambda: _comment(course) == "Say *why* it is `twice`.")
    (page,) = feedback(course, TINY, ["right"])
    for width in (1_280, 390):
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        browser.get(page.as_uri())
        text = _text(browser, "body")
        assert "8.5 of 9 points" in text and "Say why it is twice." in text
        assert "part of the points" in text and "word twice" not in text
        _wait(lambda: _seen(browser) == 3)
        wide = browser.execute_script("return document.documentElement.scrollWidth")
        assert wide <= width, "nothing is cut off or has to be scrolled sideways"


def _with_figures(course: Course) -> NotebookNode:
    """An answer with a picture in it, a figure, a moving picture, and lines that are long."""
    book = answered(course, double="def double(x):\n    return 2 * x  # " + "long " * 60)
    find(book, "q_twice")["attachments"] = {"a b.png": {"image/png": _picture("PNG", 900)}}
    find(book, "q_twice").source = "![my curve](<attachment:a b.png>)\n\n" + "w" * 300
    for name, kind in (("imports", "GIF"), ("count", "PNG")):
        data = {f"image/{kind.lower()}": _picture(kind, 1_400)}
        output = {"output_type": "display_data", "data": data, "metadata": {}}
        find(book, name).outputs = [from_dict(output)]
    return book


def _picture(kind: str, width: int) -> str:
    frames = [Image.new("RGB", (width, 300), colour) for colour in ("navy", "teal")]
    out = io.BytesIO()
    moving = {"save_all": True, "append_images": frames[1:]} if kind == "GIF" else {}
    frames[0].save(out, kind, **moving)
    return base64.b64encode(out.getvalue()).decode()


def _comment(course: Course) -> str | None:
    with course.gradebook() as gradebook:
        return gradebook.find_comment("q_twice", TINY, TINY, "right").manual_comment


def _seen(browser: Any) -> int:
    """Number of pictures that the browser could decode, those in folded parts too."""
    return browser.execute_script(
        "document.querySelectorAll('details.between').forEach(part => part.open = true);"
        "return [...document.querySelectorAll('main img, #notebook img')]"
        ".filter(image => { image.loading = 'eager'; return image.naturalWidth > 0; }).length"
    )


def _click(find: Callable[[], Any]) -> None:
    """Click what may still be on its way into the page."""
    _wait(lambda: find().click() is None)


def _text(browser: object, selector: str) -> str:
    return " ".join(part.text for part in browser.find_elements("css selector", selector))


def _wait(condition: object) -> None:
    """Until it holds; an error counts as not yet."""
    deadline = time.monotonic() + PATIENCE_S
    while True:
        try:
            if condition():
                return
        except OSError:
            pass
        except Exception as error:
            if type(error).__module__.partition(".")[0] != "selenium":
                raise
        assert time.monotonic() < deadline, "the page did not come to it"
        time.sleep(0.3)
