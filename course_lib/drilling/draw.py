"""What drills draw from a case's seed: numbers, batches, networks."""

import copy
from typing import Any

import numpy as np
import torch
from torch import nn


class Draw:
    """Seeded numbers and networks. Two of the same seed give the same, in the same order."""

    def __init__(self, seed: int, scale: float = 1.0) -> None:
        """`scale` multiplies what `normal` draws."""
        self.rng = np.random.default_rng(seed)
        self.scale = scale

    def normal(self, *shape: int, scale: float | None = None) -> torch.Tensor:
        """Normal numbers of this shape, float32, multiplied by the scale."""
        values = self.rng.standard_normal(shape) * (self.scale if scale is None else scale)
        return torch.as_tensor(values, dtype=torch.float32)

    def array(self, *shape: int, scale: float | None = None) -> np.ndarray:
        """The same as a float32 array."""
        return self.normal(*shape, scale=scale).numpy()

    def refill(self, *tensors: torch.Tensor) -> None:
        """Put new normal numbers into these tensors, unnoticed by autograd's count of changes."""
        for tensor in tensors:
            tensor.detach().numpy()[...] = self.array(*tensor.shape)

    def flags(self, n: int, share: float) -> torch.Tensor:
        """(n,) bool, of which round(share n) are True, at random places."""
        flags = np.zeros(n, dtype=bool)
        flags[self.rng.permutation(n)[: round(share * n)]] = True
        return torch.as_tensor(flags)

    def integers(self, high: int, *shape: int) -> torch.Tensor:
        """Integers from 0 to high - 1, int64."""
        return torch.as_tensor(self.rng.integers(high, size=shape))

    def fill(self, module: nn.Module) -> nn.Module:
        """Give each parameter of a module drawn values, of a size that keeps outputs moderate.

        Parameters are told apart by their shape and drawn in an order of shapes, so that the values
        do not depend on the names or the order in which a student defined the layers; parameters of
        equal shape all get the same values.
        """
        drawn: dict[tuple[int, ...], torch.Tensor] = {}
        for shape in sorted({tuple(p.shape) for p in module.parameters()}):
            fan_in = shape[-1] if len(shape) > 1 else 4
            drawn[shape] = self.normal(*shape, scale=fan_in**-0.5)
        with torch.no_grad():
            for parameter in module.parameters():
                parameter.copy_(drawn[tuple(parameter.shape)])
        return module

    def network(self, *sizes: int, activation: type[nn.Module] = nn.Tanh) -> nn.Sequential:
        """Linear layers of these sizes with biases, an activation between them, drawn values."""
        layers: list[nn.Module] = []
        for before, after in zip(sizes, sizes[1:], strict=False):
            layers += [nn.Linear(before, after), activation()]
        network = nn.Sequential(*layers[:-1])
        with torch.no_grad():
            for parameter in network.parameters():
                fan_in = parameter.shape[-1] if parameter.ndim > 1 else 4
                parameter.copy_(self.normal(*parameter.shape, scale=fan_in**-0.5))
        return network

    def critic(self, obs_dim: int, action_dim: int, hidden: int = 5) -> "DrawnCritic":
        """A critic of two layers with biases: (obs, action) to (batch,)."""
        return DrawnCritic(self.network(obs_dim + action_dim, hidden, 1))


class DrawnCritic(nn.Module):
    """Q(s, a) of shape (batch,) from a network on both joined; a submodule two levels deep."""

    def __init__(self, layers: nn.Module) -> None:
        """`layers` maps (batch, obs_dim + action_dim) to (batch, 1)."""
        super().__init__()
        self.layers = layers

    def forward(self, obs: torch.Tensor, action: torch.Tensor) -> torch.Tensor:
        """Return the values."""
        return self.layers(torch.cat([obs, action], dim=-1)).squeeze(-1)


def away_from_kinks(
    n: int, inputs: torch.Tensor, *layers: tuple[torch.Tensor, torch.Tensor]
) -> torch.Tensor:
    """The n rows of inputs at which a ReLU network is smoothest, (n,) places.

    At a kink a gradient jumps, and there the order in which a right answer adds its numbers up
    would decide on which side it is: gradients are compared in rows where no unit is near 0.

    inputs  (many, inputs)
    layers  weight and bias of each layer that a ReLU follows
    """
    margin = torch.full((len(inputs),), torch.inf)
    for weight, bias in layers:
        inputs = inputs @ weight.T + bias
        margin = torch.minimum(margin, inputs.abs().amin(dim=1) / inputs.abs().amax())
        inputs = inputs.relu()
    return margin.argsort(descending=True)[:n]


def old_gradients(*modules: nn.Module, value: float = 100.0) -> None:
    """Leave gradients lying about, as an earlier step would."""
    for module in modules:
        for parameter in module.parameters():
            parameter.grad = torch.full_like(parameter, value)


def twin_of(module: nn.Module) -> nn.Module:
    """An independent copy."""
    return copy.deepcopy(module)


class CountingOptimizer(torch.optim.SGD):
    """SGD with momentum that counts its steps: a step shows the scale of the gradient.

    (Adam's first steps do not: it divides by the size of what it gets.)
    """

    def __init__(self, parameters: Any, lr: float = 0.01, momentum: float = 0.9) -> None:
        """Like SGD; `steps` and `cleared` count the calls of step and of zero_grad."""
        super().__init__(parameters, lr=lr, momentum=momentum)
        self.steps = self.cleared = 0

    def step(self, closure: Any = None) -> Any:
        """One step."""
        self.steps += 1
        return super().step(closure)

    def zero_grad(self, set_to_none: bool = True) -> None:
        """Clear the gradients."""
        self.cleared += 1
        super().zero_grad(set_to_none)
