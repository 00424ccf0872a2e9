# The module itself is pickled, and not its state dict.
# says: It holds more than tensors. Save the state_dict() of the network, not the network.
import torch
from torch import nn

actor = nn.Sequential(
    nn.Linear(8, 256), nn.ReLU(), nn.Linear(256, 256), nn.ReLU(), nn.Linear(256, 2), nn.Tanh()
)
torch.save(actor, "ddpg_actor.pt")
