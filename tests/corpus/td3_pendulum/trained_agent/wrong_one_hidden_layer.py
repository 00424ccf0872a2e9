# An actor with one hidden layer only.
# says: do not fit the Actor for Pendulum
import torch
from torch import nn

torch.manual_seed(0)
actor = nn.Sequential(nn.Linear(3, 64), nn.ReLU(), nn.Linear(64, 1))
torch.save(actor.state_dict(), "td3_pendulum.pt")
