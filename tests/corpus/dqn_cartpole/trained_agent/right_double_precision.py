# The tensors are float64.
import torch

weights = torch.load("dqn_cartpole.pt", weights_only=True)
torch.save({name: w.double() for name, w in weights.items()}, "dqn_cartpole.pt")
