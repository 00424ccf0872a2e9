"""The figures of the course: every one has a title, axes and units."""

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.figure import Figure

sns.set_theme(context="notebook", style="whitegrid", palette="colorblind")


def smooth(values: Sequence[float], window: int) -> np.ndarray:
    """Return the running mean over the last `window` values, NaN until there are that many."""
    return pd.Series(np.asarray(values, dtype=float)).rolling(window).mean().to_numpy()


def plot_episodes(
    episode_lengths: Sequence[int], episode_rewards: Sequence[float], window: int = 20
) -> Figure:
    """Draw episode length and smoothed episode reward over the episodes of one training run."""
    figure, (left, right) = plt.subplots(1, 2, figsize=(11, 4), layout="constrained")
    left.plot(episode_lengths, linewidth=0.8)
    left.set(title="Episode length", xlabel="episode", ylabel="environment steps")
    right.plot(episode_rewards, linewidth=0.5, alpha=0.4, label="each episode")
    right.plot(smooth(episode_rewards, window), label=f"mean of {window} episodes")
    right.set(title="Episode reward, with exploration noise", xlabel="episode", ylabel="reward")
    right.legend()
    return figure


def plot_losses(losses: Mapping[str, Sequence[float]], window: int = 200) -> Figure:
    """Draw one panel for each named loss, smoothed over `window` updates."""
    size = (5.5 * len(losses), 4)
    figure, axes = plt.subplots(1, len(losses), figsize=size, layout="constrained", squeeze=False)
    for ax, (name, values) in zip(axes[0], losses.items(), strict=True):
        values = [float(value) for value in values]  # also of losses returned as tensors
        ax.plot(smooth(values, min(window, max(1, len(values)))))
        ax.set(title=f"{name}, mean of {window} updates", xlabel="update", ylabel="loss")
    return figure


def plot_learning_curves(
    expected: pd.DataFrame | None,
    own: Sequence[tuple[int, float]] = (),
    threshold: float | None = None,
    title: str = "Learning curve",
    ax: Axes | None = None,
) -> Axes:
    """Draw the expected curves of several seeds, the band between them, and a student's own.

    expected   columns `seed`, `step`, `score`: one row an evaluation; None where it is not at hand
    own        pairs (environment step, score) of the run to compare
    threshold  a score to mark with a line
    """
    if ax is None:
        _, ax = plt.subplots(figsize=(8, 4.5), layout="constrained")
    if expected is not None:
        table = expected.pivot(index="step", columns="seed", values="score")
        ax.plot(table.index, table, color="grey", linewidth=0.6, alpha=0.6)
        band = table.quantile([0.25, 0.5, 0.75], axis=1)
        ax.fill_between(table.index, band.loc[0.25], band.loc[0.75], color="grey", alpha=0.2)
        label = f"expected: median and middle half of {table.shape[1]} seeds"
        ax.plot(table.index, band.loc[0.5], color="black", label=label)
    if len(own):
        ax.plot(*zip(*own, strict=True), marker="o", markersize=3, label="this run")
    if threshold is not None:
        ax.axhline(threshold, linestyle="--", linewidth=1, color="green", label=f"{threshold:g}")
    ax.set(title=title, xlabel="environment steps", ylabel="mean return of an evaluation")
    if ax.get_legend_handles_labels()[0]:
        ax.legend(loc="lower right")
    return ax


def plot_agents(
    curves: pd.DataFrame, expected: pd.DataFrame | None = None, threshold: float | None = None
) -> Axes:
    """Draw the learning curves of several agents: mean and range over the trainings of each.

    curves     columns `agent`, `seed`, `step`, `score`: one row an evaluation
    expected   the same of the reference runs: the mean of the latest agent is drawn beside its own;
               None where it is not at hand
    threshold  a score to mark with a line
    """
    _, ax = plt.subplots(figsize=(11, 5), layout="constrained")
    agents = list(dict.fromkeys(curves["agent"]))
    colors = sns.color_palette("colorblind", len(agents))
    sns.lineplot(
        curves, x="step", y="score", hue="agent", palette=colors, errorbar=("pi", 100), ax=ax
    )
    if expected is not None and agents[-1] in set(expected["agent"]):
        mean = expected[expected["agent"] == agents[-1]].groupby("step")["score"].mean()
        ax.plot(mean, color=colors[-1], linestyle=":", label=f"{agents[-1]}, expected")
    if threshold is not None:
        ax.axhline(threshold, linestyle="--", linewidth=1, color="green", label=f"{threshold:g}")
    ax.set(
        title="Greedy policy in training: mean and range of the trainings",
        xlabel="training step",
        ylabel="mean return of an evaluation",
    )
    ax.legend(loc="upper left", bbox_to_anchor=(1, 1), fontsize="small")
    return ax


def plot_training(
    returns: Sequence[float],
    critic_losses: Sequence[float],
    actor_losses: Sequence[float],
    title: str = "",
    window: int = 100,
) -> Figure:
    """Draw the returns of a training run, its TD errors and its policy losses in one figure.

    returns        one for each episode, collected while exploring
    critic_losses  one for each update: the mean squared TD error of a batch
    actor_losses   one for each update of the actor
    window         updates over which the losses are averaged
    """
    figure, axes = plt.subplots(1, 3, figsize=(15, 4), layout="constrained")
    axes[0].plot(returns, marker="o", markersize=3)
    axes[0].set(title="Return, with exploration noise", xlabel="episode", ylabel="return")
    losses = {"TD error (critic loss)": critic_losses, "Policy loss (actor loss)": actor_losses}
    for ax, (name, values) in zip(axes[1:], losses.items(), strict=True):
        kept = min(window, max(1, len(values)))
        ax.plot(smooth(values, kept))
        ax.set(title=f"{name}, mean of {kept}", xlabel="update", ylabel="loss")
    if len(critic_losses) and min(critic_losses) > 0:
        axes[1].set_yscale("log")
    figure.suptitle(title, fontsize="small")
    return figure


def plot_bands(
    table: pd.DataFrame, y: str, title: str, ylabel: str, ax: Axes | None = None
) -> Axes:
    """Draw a quantity over the steps of training: mean and range over the seeds of each agent.

    table  columns `agent`, `seed`, `step` and `y`: one row an evaluation
    """
    if ax is None:
        _, ax = plt.subplots(figsize=(8, 4.5), layout="constrained")
    sns.lineplot(table, x="step", y=y, hue="agent", style="agent", errorbar=("pi", 100), ax=ax)
    ax.set(title=title, xlabel="environment steps", ylabel=ylabel)
    ax.legend(fontsize="small")
    return ax


def plot_maps(
    maps: Mapping[str, np.ndarray],
    x: np.ndarray,
    y: np.ndarray,
    xlabel: str,
    ylabel: str,
    centered: Sequence[str] = (),
) -> Figure:
    """Draw functions of two variables as heat maps side by side.

    maps      title -> values, (len(y), len(x))
    centered  titles of the maps in which 0 is the middle of the colours
    """
    size = (5.5 * len(maps), 4.5)
    figure, axes = plt.subplots(1, len(maps), figsize=size, layout="constrained", squeeze=False)
    for ax, (title, values) in zip(axes[0], maps.items(), strict=True):
        limit = float(np.abs(values).max())
        colors = {"cmap": "coolwarm", "vmin": -limit, "vmax": limit} if title in centered else {}
        image = ax.pcolormesh(x, y, values, shading="auto", rasterized=True, **colors)
        figure.colorbar(image, ax=ax)
        ax.set(title=title, xlabel=xlabel, ylabel=ylabel)
    return figure
