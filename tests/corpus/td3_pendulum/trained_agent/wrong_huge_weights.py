# Training has nearly diverged: the weights are so large that the network overflows.
# says: An action is no finite number: has training diverged?
import torch

weights = torch.load("td3_pendulum.pt", weights_only=True)
torch.save({name: 1e30 * w for name, w in weights.items()}, "td3_pendulum.pt")
