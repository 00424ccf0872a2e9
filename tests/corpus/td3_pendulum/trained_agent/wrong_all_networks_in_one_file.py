# The state dicts of all networks, by name.
# says: Save the network's state_dict() itself, and nothing around it.
import torch

weights = torch.load("td3_pendulum.pt", weights_only=True)
torch.save({"actor": weights, "target_actor": weights}, "td3_pendulum.pt")
