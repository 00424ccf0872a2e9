# The tensors are float16, to make the file small.
import torch

weights = torch.load("ddpg_actor.pt", weights_only=True)
torch.save({name: w.half() for name, w in weights.items()}, "ddpg_actor.pt")
