# The actor and its target in one table.
# says: The weights in td3_pendulum.pt do not fit the Actor for Pendulum, 3 -> 64 -> 64 -> 1.
import torch

weights = torch.load("td3_pendulum.pt", weights_only=True)
both = {f"{whose}.{name}": w for whose in ("actor", "target") for name, w in weights.items()}
torch.save(both, "td3_pendulum.pt")
