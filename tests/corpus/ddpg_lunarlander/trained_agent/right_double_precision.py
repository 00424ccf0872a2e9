# The tensors are float64.
import torch

weights = torch.load("ddpg_actor.pt", weights_only=True)
torch.save({name: w.double() for name, w in weights.items()}, "ddpg_actor.pt")
