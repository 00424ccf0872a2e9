"""Many submissions at once: in parallel, interrupted, on a cluster, into a database server."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from tinycourse import TINY, answered, hand_in, make_course

from benchmarks.cluster import free_port, local_cluster
from grading.authoring.release import release
from grading.course import Course, CourseError
from grading.marking.autograde import autograde
from grading.marking.records import record_path
from grading.returning.backup import backup, restore
from grading.returning.results import read_results

LIMITS = "c.EngineSettings.cell_seconds = 2\nc.EngineSettings.patience = 2\n"
ANSWERS = [
    {},
    {"double": "def double(x):\n    return x"},
    {"share": "def share(points):\n    return 1.5"},
    {"count": "def count(n):\n    return n", "share": "def share(points):\n    return 0"},
]
HOSTILE = [
    {"double": "import os\nos._exit(0)"},
    {"count": "while True: pass"},
    {"double": "import os\nwhile True: os.fork()"},
    {"share": "x = []\nwhile True: x.append(bytearray(10_000_000))"},
    {"double": "def double(x:"},
    {"count": "import os\nos.kill(1, 9)\nos.killpg(0, 9)"},
    {"count": "open('../../../gradebook.db', 'w').write('')"},
    {"share": "import sys\nsys.exit()"},
]
BROKEN = [b"", b"<html></html>"]
COUNT = 50

Table = dict[str, tuple]


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return made(tmp_path / "course")


def made(root: Path, config: str = "") -> Course:
    course = make_course(root, config=LIMITS + config)
    release(course, TINY)
    return course


def table(course: Course) -> Table:
    """Status, points and messages of everybody."""
    return {
        each.student: (
            each.status,
            [(own.exercise, own.points, own.message) for own in each.exercises],
        )
        for each in read_results(course, TINY)
    }


def hand_in_some(course: Course, number: int) -> list[str]:
    """Submissions that differ, none of them hostile."""
    names = [f"s{index:02}" for index in range(number)]
    for index, name in enumerate(names):
        hand_in(course, name, answered(course, **ANSWERS[index % len(ANSWERS)]))
    return names


def test_every_fifth_hostile_or_broken_costs_the_others_nothing(
    course: Course, tmp_path: Path
) -> None:
    alone = made(tmp_path / "alone")
    names = [f"s{index:02}" for index in range(COUNT)]
    good = [name for index, name in enumerate(names) if index % 5]
    bad = [name for index, name in enumerate(names) if not index % 5]
    for index, name in enumerate(good):
        hand_in(course, name, answered(course, **ANSWERS[index % len(ANSWERS)]))
        if index < len(ANSWERS):
            hand_in(alone, name, answered(alone, **ANSWERS[index]))
    for name, trick in zip(bad, [*HOSTILE, *BROKEN], strict=True):
        book = trick if isinstance(trick, bytes) else answered(course, **trick)
        hand_in(course, name, book)
    for name in good[: len(ANSWERS)]:
        autograde(alone, TINY, [name], progress=False)
    autograde(course, TINY, progress=False, workers=2)
    expected, got = table(alone), table(course)
    for index, name in enumerate(good):
        assert got[name] == expected[good[index % len(ANSWERS)]]
    for name in bad:
        status, exercises = got[name]
        assert status in ("graded", "review", "rejected")
        assert any(points == 0 for _, points, _ in exercises)
    assert len(got) == COUNT


def test_a_run_that_was_killed_goes_on_where_it_was(course: Course, tmp_path: Path) -> None:
    names = hand_in_some(course, 16)
    undisturbed = made(tmp_path / "undisturbed")
    hand_in_some(undisturbed, 16)
    command = [sys.executable, "-m", "grading", "autograde", TINY, "--course", str(course.root)]
    run = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    for line in run.stdout:
        if "(5 of 16)" in line:
            break
    family = psutil.Process(run.pid).children(recursive=True)
    run.send_signal(signal.SIGKILL)
    run.wait()
    run.stdout.close()
    before = {n: p.stat().st_mtime_ns for n in names if (p := _record(course, n)).exists()}
    assert 5 <= len(before) < 16
    autograde(course, TINY, progress=False, workers=2)
    assert {n: _record(course, n).stat().st_mtime_ns for n in before} == before
    autograde(undisturbed, TINY, progress=False, workers=2)
    assert table(course) == table(undisturbed)
    _, alive = psutil.wait_procs(family, timeout=10)
    assert not [process for process in alive if process.status() != psutil.STATUS_ZOMBIE]


def test_stopping_by_hand_says_how_to_go_on(course: Course) -> None:
    hand_in_some(course, 8)
    command = [sys.executable, "-m", "grading", "autograde", TINY, "--course", str(course.root)]
    run = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    for line in run.stdout:
        if "(2 of 8)" in line:
            break
    run.send_signal(signal.SIGINT)
    rest = run.stdout.read()
    assert run.wait(timeout=20) == 130
    assert "Run the command again" in rest
    autograde(course, TINY, progress=False)
    assert all(status == "graded" for status, _ in table(course).values())


def test_a_warm_process_that_keeps_dying_is_reported(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    from grading.engine import client

    hand_in_some(course, 2)
    start = client.Engine._start

    def start_and_kill(engine: client.Engine) -> None:
        start(engine)
        for pair in engine._pairs.values():  # else the one that is ready could still grade
            os.kill(pair.examiner, signal.SIGKILL)
        os.kill(engine._process.pid, signal.SIGKILL)

    monkeypatch.setattr(client.Engine, "_start", start_and_kill)
    autograde(course, TINY, ["s00"], progress=False)
    monkeypatch.undo()
    autograde(course, TINY, ["s01"], progress=False)
    got = {each.student: each for each in read_results(course, TINY)}
    assert (got["s00"].status, got["s01"].status) == ("error", "graded")
    assert "died, twice" in got["s00"].notes[0]


def test_without_bubblewrap_nothing_is_graded_and_one_sentence_says_why(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    from grading.engine import client

    hand_in_some(course, 1)
    environment = {**client._environment(), "PATH": "/nonexistent"}
    monkeypatch.setattr(client, "_environment", lambda: environment)
    with pytest.raises(CourseError, match="apt-get install bubblewrap"):
        autograde(course, TINY, progress=False)
    assert not _record(course, "s00").exists()
    course.config.EngineSettings.sandbox = False
    autograde(course, TINY, progress=False)
    assert table(course)["s00"][0] == "graded"


# ---- a Dask cluster -----------------------------------------------------------------------------


@pytest.fixture
def scheduler() -> Iterator[str]:
    """A scheduler and two workers, as they run on machines of their own."""
    with local_cluster(2) as address:
        yield address


def test_the_same_on_a_cluster(course: Course, scheduler: str, tmp_path: Path) -> None:
    """Workers see none of the course's files: submissions travel as bytes."""
    here = made(tmp_path / "here")
    hand_in_some(here, 8)
    hand_in_some(course, 8)
    autograde(here, TINY, progress=False, workers=2)
    autograde(course, TINY, progress=False, scheduler=scheduler)
    assert table(course) == table(here)


def test_a_worker_that_dies_is_replaced(course: Course, scheduler: str) -> None:
    from distributed import Client

    hand_in_some(course, 8)
    with Client(scheduler, set_as_default=False) as client:
        workers = client.run(os.getpid)
    command = [sys.executable, "-m", "grading", "autograde", TINY, "--course", str(course.root)]
    command += ["--scheduler", scheduler]
    run = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    for line in run.stdout:
        if "(1 of 8)" in line:
            break
    os.kill(next(iter(workers.values())), signal.SIGKILL)
    run.stdout.read()
    assert run.wait(timeout=120) == 0
    assert {each.status: each.notes for each in read_results(course, TINY)} == {"graded": []}


def test_a_wrong_address_is_said(course: Course) -> None:
    hand_in_some(course, 1)
    with pytest.raises(CourseError, match="no Dask scheduler at"):
        autograde(course, TINY, progress=False, scheduler=f"tcp://127.0.0.1:{free_port()}")


# ---- a database server --------------------------------------------------------------------------


def _postgres() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    name = shutil.which("initdb")
    return Path(name).parent if name else found[-1].parent if found else None


@pytest.fixture
def database(tmp_path: Path) -> Iterator[str]:
    """Address of an empty database on a server of its own."""
    programs = _postgres()
    if programs is None:
        pytest.skip("there is no PostgreSQL server here: apt-get install postgresql")
    folder = tmp_path / "postgres"
    folder.mkdir()
    become: dict[str, str] = {}
    if os.getuid() == 0:  # the server refuses to run as root
        shutil.chown(folder, "postgres", "postgres")
        for parent in list(folder.parents)[:-2]:
            parent.chmod(parent.stat().st_mode | 0o011)
        become = {"user": "postgres", "group": "postgres"}
    data, port = str(folder / "data"), str(free_port())
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder}
    subprocess.run(
        [programs / "initdb", "-D", data, "-U", "course", "--auth=trust", "--no-sync"],
        check=True,
        **quiet,
        **become,
    )
    server = subprocess.Popen(
        [programs / "postgres", "-D", data, "-p", port, "-k", folder, "-h", "127.0.0.1"],
        **quiet,
        **become,
    )
    try:
        _wait_for_port(int(port))
        yield f"postgresql+psycopg2://course@127.0.0.1:{port}/postgres"
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(timeout=30)


def test_a_gradebook_on_a_server(database: str, tmp_path: Path) -> None:
    on_server = made(tmp_path / "server", f'c.CourseDirectory.db_url = "{database}"\n')
    in_file = made(tmp_path / "file")
    for course in (on_server, in_file):
        hand_in_some(course, 4)
        autograde(course, TINY, progress=False, workers=2)
    assert table(on_server) == table(in_file)
    assert not (on_server.root / "gradebook.db").exists()


def test_a_backup_of_a_gradebook_on_a_server(database: str, tmp_path: Path) -> None:
    course = made(tmp_path / "server", f'c.CourseDirectory.db_url = "{database}"\n')
    hand_in_some(course, 1)
    autograde(course, TINY, progress=False)
    before, file = table(course), tmp_path / "kept.zip"
    backup(course, file)
    with course.gradebook() as gradebook:
        gradebook.remove_student("s00")
    with pytest.raises(CourseError, match="already: with --force"):
        restore(course, file)
    aside = restore(course, file, force=True)
    assert table(course) == before and (aside / "gradebook.dump").is_file()


def _wait_for_port(port: int) -> None:
    deadline = time.monotonic() + 30
    while True:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            time.sleep(1)
            return
        if time.monotonic() > deadline:
            raise TimeoutError
        time.sleep(0.2)


def _record(course: Course, student: str) -> Path:
    return record_path(course.root, TINY, student)
