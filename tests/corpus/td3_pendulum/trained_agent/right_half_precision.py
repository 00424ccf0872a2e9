# The tensors are bfloat16, to make the file small.
import torch

weights = torch.load("td3_pendulum.pt", weights_only=True)
torch.save({name: w.bfloat16() for name, w in weights.items()}, "td3_pendulum.pt")
