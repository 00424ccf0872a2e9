# The tensors are parameters that ask for gradients, and none is contiguous in memory.
import torch
from torch import nn

weights = torch.load("td3_pendulum.pt", weights_only=True)
parameters = {
    name: nn.Parameter(w.t().contiguous().t() if w.ndim == 2 else w) for name, w in weights.items()
}
torch.save(parameters, "td3_pendulum.pt")
