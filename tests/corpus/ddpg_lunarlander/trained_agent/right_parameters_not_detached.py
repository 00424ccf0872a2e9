# The tensors are parameters that ask for gradients, and one is not contiguous in memory.
import torch
from torch import nn

weights = torch.load("ddpg_actor.pt", weights_only=True)
parameters = {name: nn.Parameter(w.clone()) for name, w in weights.items()}
wide = next(name for name, w in weights.items() if w.shape == (256, 8))
parameters[wide] = nn.Parameter(weights[wide].t().contiguous().t())
torch.save(parameters, "ddpg_actor.pt")
