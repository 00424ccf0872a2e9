# Saved in the format that PyTorch used before its zip files.
import torch

weights = torch.load("dqn_cartpole.pt", weights_only=True)
torch.save(weights, "dqn_cartpole.pt", _use_new_zipfile_serialization=False)
