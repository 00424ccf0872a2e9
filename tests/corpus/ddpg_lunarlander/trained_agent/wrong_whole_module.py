# The module itself is pickled, and not its state dict.
# says: Save actor.state_dict(), not the actor
import torch
from torch import nn

actor = nn.Sequential(
    nn.Linear(8, 256), nn.ReLU(), nn.Linear(256, 256), nn.ReLU(), nn.Linear(256, 2), nn.Tanh()
)
torch.save(actor, "ddpg_actor.pt")
