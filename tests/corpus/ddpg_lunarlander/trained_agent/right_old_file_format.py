# Saved in the format that PyTorch used before its zip files.
import torch

weights = torch.load("ddpg_actor.pt", weights_only=True)
torch.save(weights, "ddpg_actor.pt", _use_new_zipfile_serialization=False)
