"""What the course notebooks share: replay, evaluation, plots, rendering, seeding and checks.

Students read this package, so every module is short and imports nothing from the grader.
"""

import os
import sys

__version__ = "0.1.0"

# Pygame draws the environments. Without a sound card and a screen, as in Colab, it fills notebooks
# with error messages unless it is told to use none. A setting made before this import stays.
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
if sys.platform == "linux" and not {"DISPLAY", "WAYLAND_DISPLAY"} & set(os.environ):
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
