"""Rendering on a machine without a sound card and without a screen, as Colab is."""

import os
import subprocess
import sys

import pytest

SHOWN = ("SDL_AUDIODRIVER", "SDL_VIDEODRIVER", "DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR")


def run(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    bare = {name: value for name, value in os.environ.items() if name not in SHOWN}
    return subprocess.run(
        [sys.executable, "-c", code],
        env=bare | environment,
        capture_output=True,
        text=True,
        check=True,
    )


def drivers(**environment: str) -> str:
    """SDL's drivers after course_lib was imported: of sound and of the screen."""
    code = "import os, course_lib; print(*map(os.environ.get, {!r}))"
    return run(code.format(SHOWN[:2]), **environment).stdout.strip()


def test_no_sound_card_is_opened() -> None:
    assert drivers().split()[0] == "dummy"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux says with DISPLAY what it has")
def test_no_window_is_asked_for_where_there_is_no_screen() -> None:
    assert drivers() == "dummy dummy"
    assert drivers(DISPLAY=":0") == "dummy None"
    assert drivers(WAYLAND_DISPLAY="wayland-0") == "dummy None"


def test_ones_own_setting_stays() -> None:
    assert drivers(SDL_AUDIODRIVER="pulse", SDL_VIDEODRIVER="x11") == "pulse x11"


def test_an_environment_is_rendered_without_a_word() -> None:
    made = run(
        "import course_lib, gymnasium\n"
        "env = gymnasium.make('CartPole-v1', render_mode='rgb_array')\n"
        "env.reset()\n"
        "print(env.render().shape)\n"
    )
    assert made.stdout.strip().endswith("(400, 600, 3)")
    assert made.stderr == ""
