# The critic's weights in place of the actor's.
# says: Are these the weights of the critic? Save those of the actor.
import torch
from torch import nn

torch.manual_seed(0)
critic = nn.Sequential(nn.Linear(4, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 1))
torch.save(critic.state_dict(), "td3_pendulum.pt")
