"""The figures of the TD3 lab show what they are given."""

import matplotlib

matplotlib.use("agg")

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest

from course_lib.plots import plot_bands, plot_maps, plot_training


@pytest.fixture(autouse=True)
def close_figures():
    yield
    plt.close("all")


def test_plot_training_has_three_panels_and_takes_few_values():
    figure = plot_training([-5.0, -3.0], [2.0, 1.0, 0.5], [1.0], title="a_run", window=2)
    assert len(figure.axes) == 3
    np.testing.assert_allclose(figure.axes[1].lines[0].get_ydata()[1:], [1.5, 0.75])
    assert figure.axes[1].get_yscale() == "log"
    plot_training([], [], [])


def test_plot_bands_shows_mean_and_whole_range():
    rows = [("A", seed, step, seed * step) for seed in (1, 2, 6) for step in (1, 2)]
    ax = plot_bands(pd.DataFrame(rows, columns=["agent", "seed", "step", "q"]), "q", "title", "q")
    np.testing.assert_allclose(ax.lines[0].get_ydata(), [3.0, 6.0])
    heights = ax.collections[0].get_paths()[0].vertices[:, 1]
    assert heights.min() == 1.0 and heights.max() == 12.0


def test_plot_maps_centres_the_colours_where_asked():
    values = np.array([[-1.0, 0.0, 3.0], [0.0, 1.0, 2.0]])
    figure = plot_maps({"a": values, "b": values}, range(3), range(2), "x", "y", centered=["a"])
    first, second = (ax.collections[0] for ax in figure.axes[:2])
    assert first.get_clim() == (-3.0, 3.0) and second.get_clim() == (-1.0, 3.0)
