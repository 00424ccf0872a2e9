# The tensors are float64.
import torch

weights = torch.load("td3_pendulum.pt", weights_only=True)
torch.save({name: w.double() for name, w in weights.items()}, "td3_pendulum.pt")
