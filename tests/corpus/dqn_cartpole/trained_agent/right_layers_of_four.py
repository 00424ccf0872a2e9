# Layers of 4, 4: the shapes alone do not tell the first from the second, the order does.
import torch

weights = {
    "layer1.weight": torch.tensor(
        [[0.1, 0.5, 2.0, 1.0], [-0.1, -0.5, -2.0, -1.0], [0.0] * 4, [0.0] * 4]
    ),
    "layer1.bias": torch.zeros(4),
    "layer2.weight": torch.eye(4).flip(0),
    "layer2.bias": torch.zeros(4),
    "layer3.weight": torch.tensor([[0.0, 0.0, 1.0, 0.0], [0.0, 0.0, 0.0, 1.0]]),
    "layer3.bias": torch.zeros(2),
}
torch.save(weights, "dqn_cartpole.pt")
