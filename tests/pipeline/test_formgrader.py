"""Formgrader's autograde button, clicked in a real browser: the same engine, the same scores."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from tinycourse import TINY, answered, hand_in, make_course

from grading.authoring.release import release
from grading.course import Course
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


def test_the_button_grades(course: Course, address: str, tmp_path: Path) -> None:
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not (chromium and driver):
        pytest.skip("there is no browser here: apt-get install chromium chromium-driver")
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service
    from selenium.webdriver.common.by import By

    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for word in ("headless", "no-sandbox", "disable-gpu", "disable-background-networking"):
        options.add_argument(f"--{word}")
    options.add_argument(f"--user-data-dir={tmp_path / 'browser'}")
    with webdriver.Chrome(options=options, service=Service(driver)) as browser:
        browser.get(f"{address}/formgrader/manage_submissions/{TINY}")
        buttons = "td.autograde a"
        _wait(lambda: len(browser.find_elements(By.CSS_SELECTOR, buttons)) == 2)
        for number in range(2):
            browser.find_elements(By.CSS_SELECTOR, buttons)[number].click()
            _wait(lambda: "uccessfully autograded" in _text(browser, ".modal-body"))
            browser.find_element(By.CSS_SELECTOR, ".modal .close").click()
            _wait(lambda: not _text(browser, ".modal-body").strip())
    results = {each.student: each for each in read_results(course, TINY)}
    assert [own.points for own in results["right"].exercises] == [2, 4, 1, None]
    assert [own.points for own in results["wrong"].exercises] == [0, 4, 1, None]
    assert results["wrong"].exercises[0].message == "double(1) should be 2"


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
