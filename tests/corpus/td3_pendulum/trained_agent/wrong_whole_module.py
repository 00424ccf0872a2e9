# The module itself is pickled, and not its state dict.
# says: It holds more than tensors. Save the state_dict() of the network, not the network.
import torch
from torch import nn

actor = nn.Sequential(nn.Linear(3, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 1))
torch.save(actor, "td3_pendulum.pt")
