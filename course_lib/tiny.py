"""Networks small enough to work out by hand, for test cells and for debugging."""

import torch
from torch import nn


class LinearActor(nn.Module):
    """mu(s) = s W, without a bound: action (batch, action_dim) from obs (batch, obs_dim)."""

    def __init__(self, weight):
        """`weight` is W, shape (obs_dim, action_dim)."""
        super().__init__()
        self.weight = nn.Parameter(torch.tensor(weight, dtype=torch.float32))

    def forward(self, obs: torch.Tensor) -> torch.Tensor:
        """Return the action."""
        return obs @ self.weight


class QuadraticCritic(nn.Module):
    """Q(s, a) = s w + sum(v a) - curvature * sum(a^2) / 2, shape (batch,).

    With curvature 0 it is linear; with a positive one it has its best action at v / curvature.
    """

    def __init__(self, obs_weight, action_weight, curvature: float = 0.0):
        """`obs_weight` is w, shape (obs_dim,); `action_weight` is v, shape (action_dim,)."""
        super().__init__()
        weights = (torch.as_tensor(w, dtype=torch.float32) for w in (obs_weight, action_weight))
        self.obs_weight, self.action_weight = (nn.Parameter(w.clone()) for w in weights)
        self.curvature = curvature

    def forward(self, obs: torch.Tensor, action: torch.Tensor) -> torch.Tensor:
        """Return the value of each pair of observation and action."""
        bend = self.curvature * action.pow(2).sum(-1) / 2
        return obs @ self.obs_weight + action @ self.action_weight - bend


class Twin(nn.Module):
    """Two critics in one: maps (obs, action) to the pair of their values."""

    def __init__(self, critic1: nn.Module, critic2: nn.Module):
        """Keep both as `critic1` and `critic2`."""
        super().__init__()
        self.critic1, self.critic2 = critic1, critic2

    def forward(self, obs: torch.Tensor, action: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Return both values."""
        return self.critic1(obs, action), self.critic2(obs, action)


def linear_layer(weight) -> nn.Linear:
    """A layer without a bias, output = W input, as an actor or as a Q-network.

    `weight` is W, shape (outputs, inputs): numbers or a tensor, whose values are copied. As a
    Q-network it has one row for each action: Q(s, a) is the row of a times s.
    """
    weight = torch.as_tensor(weight, dtype=torch.float32)
    layer = nn.Linear(weight.shape[1], weight.shape[0], bias=False)
    with torch.no_grad():
        layer.weight.copy_(weight)
    return layer
