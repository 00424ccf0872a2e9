# The module itself is pickled, and not its state dict.
# says: It holds more than tensors. Save the state_dict() of the network, not the network.
import torch
from torch import nn

network = nn.Sequential(
    nn.Linear(4, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 2)
)
torch.save(network, "dqn_cartpole.pt")
