# The critic's weights are saved in place of the actor's.
# says: Are these the weights of the critic?
import torch
from torch import nn

torch.manual_seed(0)
critic = nn.Sequential(
    nn.Linear(10, 256), nn.ReLU(), nn.Linear(256, 256), nn.ReLU(), nn.Linear(256, 1)
)
torch.save(critic.state_dict(), "ddpg_actor.pt")
