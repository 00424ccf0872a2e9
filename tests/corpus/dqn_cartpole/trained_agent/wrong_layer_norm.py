# The network that was trained has layer norms, which those of the notebook have not.
# says: fit neither a QNetwork nor a DuelingQNetwork for CartPole, which has 4 observations and 2 actions.
import torch
from torch import nn

torch.manual_seed(0)
network = nn.Sequential(
    nn.Linear(4, 64), nn.LayerNorm(64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 2)
)
torch.save(network.state_dict(), "dqn_cartpole.pt")
