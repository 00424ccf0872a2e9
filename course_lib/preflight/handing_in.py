"""Handing in from Colab: its runtime forgets every file, so download them or keep them in Drive."""

from __future__ import annotations

import filecmp
import json
import os
import shutil
import tempfile
import time
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from course_lib.budget import is_graded
from course_lib.preflight import reading
from course_lib.preflight.files import ago

DRIVE = Path("/content/drive")
"""Where Colab shows Google Drive."""

DRIVE_FOLDER = "deep-rl-labs"


def hand_in(
    notebook: str, files: Iterable[str] = (), download: bool = False, drive: bool = False
) -> None:
    """Say where the files to hand in are; in Colab also download them, or keep them in Drive.

    notebook  file name of the notebook; in Colab the open one is taken under this name
    files     what is handed in beside it, in the current folder
    download  have Colab send them to the browser
    drive     have Colab keep a copy of them in Google Drive
    """
    if is_graded():
        return
    here = Path.cwd()
    if not reading.in_colab():
        _say_where(here, [notebook, *files])
        return
    if not download and not drive:
        print(
            "A runtime of Colab forgets its files. Set DOWNLOAD to True to have them sent to your "
            "computer, or KEEP_IN_DRIVE to have them kept in your Drive, and run this cell again."
        )
        return
    paths = [path for path in map(here.joinpath, files) if _is_there(path)]
    try:
        paths.insert(0, _write_open_notebook(notebook))
    except reading.Unreadable as error:
        print(f"{notebook}: {error}")
    if download and paths:
        _download(paths)
    if drive and paths:
        keep_in_drive(*paths)


def keep_in_drive(*files: str | Path, folder: str = DRIVE_FOLDER) -> bool:
    """Copy files into a folder of your Google Drive; whether all of them are there.

    A former copy that is different is kept beside the new one, with its date in its name. Outside
    of Colab nothing is done.
    """
    if is_graded():
        return False
    if not reading.in_colab():
        print(f"Google Drive is for Colab: here your files lie in {Path.cwd()} and stay there.")
        return False
    try:
        from google.colab import drive

        drive.mount(str(DRIVE))
    except Exception as error:  # refused, closed, or another account: Colab has a type for each
        print(
            f"Drive is not connected ({type(error).__name__}), so nothing is kept there. Run this "
            "cell again and allow it, with the account that Colab is open with; or download the "
            "files."
        )
        return False
    target = DRIVE / "MyDrive" / folder
    kept = []
    for path in filter(_is_there, map(Path, files)):
        try:
            target.mkdir(parents=True, exist_ok=True)
            _keep(path, target / path.name)
        except OSError as error:
            print(f"Drive did not take {path.name} ({error.strerror}): download it instead.")
        else:
            kept.append(path.name)
    if kept:
        print(f"Kept in Drive, in the folder {folder}: {', '.join(kept)}.")
    return len(kept) == len(files) and bool(kept)


def _say_where(here: Path, names: Sequence[str]) -> None:
    """Which files to hand in, and where they lie."""
    there = [name for name in names if (here / name).is_file()]
    for name in names:
        if name not in there:
            print(f"{name} is not in {here}.")
    if there:
        age = [f"{name} ({ago(time.time() - (here / name).stat().st_mtime)})" for name in there]
        print(f"Hand in from {here}: {' and '.join(age)}.")


def _is_there(path: Path) -> bool:
    if not path.is_file():
        print(f"{path.name} is not there: run the cell that writes it.")
    return path.is_file()


def _write_open_notebook(name: str) -> Path:
    """The open notebook as a file, in a folder of its own: here may lie the one that is open."""
    path = Path(tempfile.mkdtemp(prefix="hand-in-")) / Path(name).name
    path.write_text(json.dumps(reading.open_notebook(), ensure_ascii=False), encoding="utf-8")
    return path


def _download(paths: Sequence[Path]) -> None:
    """Have the browser download files."""
    names = " and ".join(path.name for path in paths)
    try:
        from google.colab import files

        for path in paths:
            files.download(str(path))
    except Exception as error:
        print(
            f"The download did not start ({type(error).__name__}). Use File > Download > Download "
            ".ipynb for the notebook, and the Files panel at the left for the rest."
        )
    else:
        print(f"Sent to your browser: {names}. If it asks whether to allow several files, do.")


def _keep(source: Path, target: Path) -> None:
    """Copy a file, so that no half of it is ever seen; a different former one gets its date."""
    if target.is_file():
        if filecmp.cmp(source, target, shallow=False):
            return
        when = datetime.fromtimestamp(target.stat().st_mtime).strftime("%Y%m%d-%H%M%S")
        former = target.with_name(f"{target.stem}-{when}{target.suffix}")
        if not former.exists():
            os.replace(target, former)
    half = target.with_name(f".{target.name}.part")
    shutil.copyfile(source, half)
    os.replace(half, target)
