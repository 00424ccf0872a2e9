# The agent of another environment, with 8 observations and 4 actions.
# says: fit neither a QNetwork nor a DuelingQNetwork for CartPole, which has 4 observations and 2 actions.
import torch
from torch import nn

torch.manual_seed(0)
network = nn.Sequential(
    nn.Linear(8, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 4)
)
torch.save(network.state_dict(), "dqn_cartpole.pt")
