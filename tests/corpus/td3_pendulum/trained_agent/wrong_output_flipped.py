# The sign of the action is reversed.
# says: The mean return of td3_pendulum.pt over 40 episodes is
# points: 0..1
import torch

weights = torch.load("td3_pendulum.pt", weights_only=True)
for name, w in weights.items():
    if w.shape[0] == 1:
        weights[name] = -w
torch.save(weights, "td3_pendulum.pt")
