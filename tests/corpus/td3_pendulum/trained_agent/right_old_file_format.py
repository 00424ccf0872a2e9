# Saved in the format that PyTorch used before its zip files.
import torch

weights = torch.load("td3_pendulum.pt", weights_only=True)
torch.save(weights, "td3_pendulum.pt", _use_new_zipfile_serialization=False)
