"""What cannot be made again, in one archive: gradebook, records, hand-ins, roster.

Everything else comes from it: `autograded/` by grading again, where points given by hand stay.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from sqlalchemy import create_engine, inspect
from sqlalchemy.engine import URL, make_url

from grading.course import Course, CourseError
from grading.intake.roster import ROSTER

MANIFEST = "manifest.json"
SQLITE, POSTGRESQL = "gradebook.db", "gradebook.dump"
_FOLDERS = ("records", "submitted")


def backup(course: Course, file: Path, force: bool = False) -> int:
    """Write gradebook, records, hand-ins and roster to a zip with their checksums; how many files.

    The gradebook is copied as it is at one moment, though others write to it. Links are left out.

    Raises CourseError where `file` exists and `force` is not given, or there is no gradebook.
    """
    if file.exists() and not force:
        raise CourseError(f"{file} exists already: give another name, or --force to replace it.")
    if not file.resolve().parent.is_dir():
        raise CourseError(f"{file} cannot be written: there is no folder {file.resolve().parent}.")
    with _scratch(file.resolve().parent) as scratch:
        parts = _parts(course)
        dumped = _dump(course, scratch)
        parts[dumped.name] = dumped
        made = scratch / "backup.zip"
        checksums = {}
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, path in sorted(parts.items()):
                data = path.read_bytes()
                checksums[name] = hashlib.sha256(data).hexdigest()
                archive.writestr(name, data)
            manifest = {"made": datetime.now(UTC).isoformat(), "sha256": checksums}
            archive.writestr(MANIFEST, json.dumps(manifest, indent=1))
        _verified(made)
        os.replace(made, file.resolve())
    return len(checksums)


def restore(course: Course, file: Path, force: bool = False) -> Path | None:
    """Put an archive's content in place; the folder to which the former one was moved, if any.

    Raises CourseError, and changes nothing, where the archive is damaged, the gradebook is of
    another kind, or something would be replaced and `force` is not given.
    """
    names = _verified(file)
    url = make_url(course.directory().db_url)
    kind = SQLITE if url.get_backend_name() == "sqlite" else POSTGRESQL
    if kind not in names:
        raise CourseError(f"{file} holds a gradebook that is not for {url.get_backend_name()}.")
    places = _places(course)
    there = [str(path) for path in places.values() if path.exists()]
    there += ["the gradebook"] if _has_gradebook(url) else []
    if there and not force:
        raise CourseError(
            f"There is {' and '.join(there)} already: with --force it is moved aside first."
        )
    with _scratch(course.root) as scratch:
        with zipfile.ZipFile(file) as archive:
            for name in names:
                archive.extract(name, scratch)
        aside = course.root / f"before-restore-{datetime.now(UTC):%Y%m%d-%H%M%S}"
        aside.mkdir()
        try:
            _load(course, scratch / kind, aside)
            for name, place in places.items():
                if place.exists():
                    os.replace(place, aside / name)
                if (scratch / name).exists():
                    place.parent.mkdir(parents=True, exist_ok=True)
                    os.replace(scratch / name, place)
        except BaseException:
            _put_back(course, url, places, aside)
            raise
        if not any(aside.iterdir()):
            aside.rmdir()
            return None
    return aside


def _parts(course: Course) -> dict[str, Path]:
    """Name in the archive -> file, for everything but the gradebook."""
    parts = {}
    for name, place in _places(course).items():
        files = [place] if place.is_file() else place.rglob("*") if place.is_dir() else []
        for path in files:
            if path.is_file() and not path.is_symlink() and path.suffix != ".lock":
                inside = path.relative_to(place).as_posix() if path != place else ""
                parts[str(PurePosixPath(name) / inside)] = path
    return parts


def _places(course: Course) -> dict[str, Path]:
    submitted, root = course.path("submitted", "a", "s").parent.parent, course.root
    return {"records": root / "records", "submitted": submitted, ROSTER: root / ROSTER}


def _verified(file: Path) -> list[str]:
    """The names in an archive of which every checksum is right."""
    try:
        with zipfile.ZipFile(file) as archive:
            checksums = json.loads(archive.read(MANIFEST))["sha256"]
            for name, expected in checksums.items():
                path = PurePosixPath(name)
                known = path.parts[0] in (*_FOLDERS, ROSTER, SQLITE, POSTGRESQL)
                if path.is_absolute() or ".." in path.parts or "\\" in name or not known:
                    raise CourseError(f"{file} holds {name!r}, which no backup does.")
                if hashlib.sha256(archive.read(name)).hexdigest() != expected:
                    raise CourseError(f"{file} is damaged: the checksum of {name} is wrong.")
    except CourseError:
        raise
    except Exception as error:  # a damaged zip raises much, zlib's errors among it
        raise CourseError(f"{file} is no backup that can be read: {error}.") from error
    return list(checksums)


def _has_gradebook(url: URL) -> bool:
    if url.get_backend_name() == "sqlite":
        return bool(url.database) and Path(url.database).is_file()
    engine = create_engine(url)
    try:
        return bool(inspect(engine).get_table_names())
    finally:
        engine.dispose()


def _dump(course: Course, folder: Path) -> Path:
    """A copy of the gradebook in `folder`."""
    url = make_url(course.directory().db_url)
    if url.get_backend_name() != "sqlite":
        target = folder / POSTGRESQL
        _postgresql(url, "pg_dump", "--format=custom", "--no-owner", f"--file={target}")
        return target
    if not Path(url.database).is_file():
        raise CourseError(f"There is no gradebook at {url.database} yet: release something first.")
    _copy_sqlite(Path(url.database), folder / SQLITE)
    return folder / SQLITE


def _load(course: Course, dumped: Path, aside: Path) -> None:
    """Replace the gradebook by a dumped one; the former is copied to `aside`."""
    url = make_url(course.directory().db_url)
    if url.get_backend_name() != "sqlite":
        _postgresql(url, "pg_dump", "--format=custom", "--no-owner", f"--file={aside / POSTGRESQL}")
        _restore_postgresql(url, dumped)
        return
    database = Path(url.database)
    if database.is_file():
        _copy_sqlite(database, aside / SQLITE)
    _copy_sqlite(dumped, database)


def _put_back(course: Course, url: URL, places: dict[str, Path], aside: Path) -> None:
    """Undo a restore that failed half way."""
    for name, place in places.items():
        if (aside / name).exists():
            if place.is_dir():
                shutil.rmtree(place)
            os.replace(aside / name, place)
    if (aside / SQLITE).exists():
        _copy_sqlite(aside / SQLITE, Path(url.database))
        (aside / SQLITE).unlink()
    if (aside / POSTGRESQL).exists():
        _restore_postgresql(url, aside / POSTGRESQL)
        (aside / POSTGRESQL).unlink()
    if not any(aside.iterdir()):
        aside.rmdir()


def _copy_sqlite(source: Path, target: Path) -> None:
    """Copy a database at one moment, through SQLite itself, whoever else has it open."""
    try:
        with (
            closing(sqlite3.connect(f"file:{source.resolve()}?mode=ro", uri=True)) as old,
            closing(sqlite3.connect(target)) as new,
        ):
            old.backup(new)
            (verdict,) = new.execute("PRAGMA integrity_check").fetchone()
    except sqlite3.Error as error:
        raise CourseError(f"The gradebook {source} cannot be copied: {error}.") from error
    if verdict != "ok":
        raise CourseError(f"The gradebook {source} is damaged: {verdict}.")


def _restore_postgresql(url: URL, dumped: Path) -> None:
    how = ("--clean", "--if-exists", "--no-owner", "--single-transaction", "--exit-on-error")
    _postgresql(url, "pg_restore", *how, str(dumped))


def _postgresql(url: URL, program: str, *words: str) -> None:
    """Run a program of PostgreSQL on the gradebook; the password does not show."""
    if shutil.which(program) is None:
        raise CourseError(f"For a gradebook on PostgreSQL, {program} is needed: it is not there.")
    plain = url.set(drivername="postgresql", password=None)
    environment = {**os.environ, **({"PGPASSWORD": str(url.password)} if url.password else {})}
    done = subprocess.run(
        [program, f"--dbname={plain.render_as_string()}", *words],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise CourseError(f"{program} failed: {reason}")


@contextmanager
def _scratch(parent: Path) -> Iterator[Path]:
    """A folder on the same disk as what it is for, gone at the end."""
    folder = Path(tempfile.mkdtemp(prefix=".backup-", dir=parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
