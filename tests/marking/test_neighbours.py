"""Who is graded beside a submission that takes all it can gets what it would get alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from tinycourse import TINY, answered, hand_in, make_course

from grading.authoring.release import release
from grading.course import Course
from grading.marking.autograde import autograde
from grading.returning.results import read_results

LIMITS = (
    "c.EngineSettings.cell_seconds = 1\n"
    "c.EngineSettings.patience = 3\n"
    "c.EngineSettings.memory_mb = 300\n"
    "c.EngineSettings.file_mb = 60\n"
)
HOGS = {
    "threads": (
        "import threading\n"
        "def burn():\n    while True: pass\n"
        "for number in range(50): threading.Thread(target=burn, daemon=True).start()\n"
        "burn()"
    ),
    "processes": (
        "import os\n"
        "for number in range(30):\n"
        "    if os.fork() == 0:\n"
        "        while True: pass\n"
        "while True: pass"
    ),
    "bomb": (
        "import os\nwhile True:\n    try:\n        os.fork()\n    except OSError:\n        pass"
    ),
    "memory": (
        "import os, time\n"
        "for number in range(8):\n"
        "    if os.fork() == 0:\n"
        "        kept = bytearray(b'1') * 90_000_000\n"
        "        time.sleep(99)\n"
        "time.sleep(99)"
    ),
    "shared": (
        "import mmap\nkept = []\n"
        "while True:\n"
        "    kept.append(mmap.mmap(-1, 50_000_000))\n"
        "    for place in range(0, 50_000_000, 4096): kept[-1][place] = 1"
    ),
    "disk": (
        "number = 0\n"
        "while True:\n"
        "    for folder in ('/tmp', '/dev/shm', '.'):\n"
        "        try:\n"
        "            open(f'{folder}/{number}', 'wb').write(bytes(1_000_000))\n"
        "        except OSError:\n"
        "            pass\n"
        "        number += 1"
    ),
    "files": (
        "import os\nnumber = 0\n"
        "while True:\n"
        "    os.close(os.open(f'/tmp/{number}', os.O_CREAT))\n"
        "    number += 1"
    ),
    "open": (
        "import os, socket\nkept = []\n"
        "while True:\n"
        "    try:\n"
        "        kept.append(socket.socketpair())\n"
        "    except OSError:\n"
        "        pass"
    ),
}
WORK = """
def double(x):
    import hashlib, os, tempfile, threading
    found = []
    thread = threading.Thread(target=found.append, args=(2 * x,))
    thread.start()
    thread.join()
    with tempfile.TemporaryFile() as file:
        file.write(bytes(20_000_000))
    if os.fork() == 0:
        os._exit(0)
    os.wait()
    hashlib.pbkdf2_hmac('sha256', b'work', b'salt', 60_000)
    return found[0]
"""
HONEST = [
    {"double": WORK},
    {"double": WORK.replace("2 * x", "x")},
    {"double": WORK, "share": "def share(points):\n    return 1.5"},
    {
        "double": WORK,
        "count": "def count(n):\n    kept = bytearray(b'1') * 150_000_000\n    return n",
    },
]


@pytest.fixture
def course(tmp_path: Path) -> Course:
    course = make_course(tmp_path / "course", config=LIMITS)
    release(course, TINY)
    for number, answers in enumerate(HONEST):
        hand_in(course, f"s{number}", answered(course, **answers))
    return course


def table(course: Course) -> dict[str, tuple]:
    """Status, notes, points and messages of everybody."""
    return {
        result.student: (
            result.status,
            result.notes,
            [(own.exercise, own.points, own.message) for own in result.exercises],
        )
        for result in read_results(course, TINY)
    }


def test_an_exercise_beside_hogs_keeps_its_points(course: Course) -> None:
    autograde(course, TINY, progress=False, workers=1)
    expected = table(course)
    assert [one[0] for one in expected.values()] == ["graded"] * len(HONEST)
    for number, (name, code) in enumerate(HOGS.items()):  # by name, they come in between
        hand_in(course, f"s{number // 2}-{name}", answered(course, double=code))
    autograde(course, TINY, force=True, progress=False, workers=4)
    got = table(course)
    assert {name: got[name] for name in expected} == expected
    hogs = {name.partition("-")[2]: got[name] for name in got if name not in expected}
    assert set(hogs) == set(HOGS)
    for status, _, exercises in hogs.values():
        points = {exercise: earned for exercise, earned, _ in exercises}
        assert status in ("graded", "review")
        assert (points["double"], points["share"], points["count"]) == (0, 4, 1)
    for name in ("memory", "shared"):
        assert "used more than 300 MB" in " ".join(hogs[name][1])
