# A new actor, as PyTorch makes it, that has never been trained.
# says: The mean return of td3_pendulum.pt over 40 episodes is
# points: 0..1
import torch
from torch import nn

torch.manual_seed(0)
actor = nn.Sequential(nn.Linear(3, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 1))
torch.save(actor.state_dict(), "td3_pendulum.pt")
