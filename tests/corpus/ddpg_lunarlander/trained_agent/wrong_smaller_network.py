# A network with layers of 64, not of 256.
# says: fit neither the network of exercise 3 nor your Actor
import torch
from torch import nn

torch.manual_seed(0)
actor = nn.Sequential(
    nn.Linear(8, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 2), nn.Tanh()
)
torch.save(actor.state_dict(), "ddpg_actor.pt")
