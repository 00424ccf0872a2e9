# The actor of another environment, with 8 observations and 2 actions.
# says: The weights in td3_pendulum.pt do not fit the Actor for Pendulum, 3 -> 64 -> 64 -> 1.
import torch
from torch import nn

torch.manual_seed(0)
actor = nn.Sequential(nn.Linear(8, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 2))
torch.save(actor.state_dict(), "td3_pendulum.pt")
