# A new actor, as PyTorch makes it, that has never been trained.
# says: The mean return of ddpg_actor.pt over 40 episodes is -
# points: 0
import torch
from torch import nn

torch.manual_seed(0)
actor = nn.Sequential(
    nn.Linear(8, 256), nn.ReLU(), nn.Linear(256, 256), nn.ReLU(), nn.Linear(256, 2), nn.Tanh()
)
torch.save(actor.state_dict(), "ddpg_actor.pt")
