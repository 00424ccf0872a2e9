# The module itself is pickled, and not its state dict.
# says: Save q_network.state_dict(), not the network
import torch
from torch import nn

network = nn.Sequential(
    nn.Linear(4, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 2)
)
torch.save(network, "dqn_cartpole.pt")
