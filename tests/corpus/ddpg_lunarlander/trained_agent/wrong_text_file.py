# Not made by PyTorch: the weights are printed into a text file.
# says: cannot be loaded
import torch

weights = torch.load("ddpg_actor.pt", weights_only=True)
with open("ddpg_actor.pt", "w", encoding="utf-8") as file:
    print(weights, file=file)
