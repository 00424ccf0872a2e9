# The matrices are transposed, as other libraries keep them.
# says: The weights in td3_pendulum.pt do not fit the Actor for Pendulum, 3 -> 64 -> 64 -> 1.
import torch

weights = torch.load("td3_pendulum.pt", weights_only=True)
torch.save({name: w.T if w.ndim == 2 else w for name, w in weights.items()}, "td3_pendulum.pt")
