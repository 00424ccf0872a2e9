# The table lists the biases before the weights, and the last layer first.
import torch

weights = torch.load("td3_pendulum.pt", weights_only=True)
by_size = sorted(weights, key=lambda name: (weights[name].ndim, weights[name].numel()))
torch.save({name: weights[name] for name in by_size}, "td3_pendulum.pt")
