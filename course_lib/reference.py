"""What the reference solution reached, to hold one's own run against."""

from importlib import resources
from pathlib import Path

import pandas as pd


def expected_curves(assignment: str) -> pd.DataFrame | None:
    """Return the evaluations of the reference runs: columns `seed`, `step`, `score`.

    They lie in `expected/` beside the notebook, and in the students' package for a notebook that
    was opened alone, as Colab does. None where neither is there.
    """
    name = "learning_curves.csv"
    beside = Path("expected") / name
    packed = resources.files("course_lib") / "expected" / assignment / name
    for place in (beside, packed):
        if place.is_file():
            with place.open("rb") as file:
                return pd.read_csv(file)
    return None
