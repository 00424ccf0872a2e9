# The last layer is scaled to a tenth: the torque mostly does not reach the top.
# says: The mean return of td3_pendulum.pt over 40 episodes is
# points: 2..5.9
import torch

weights = torch.load("td3_pendulum.pt", weights_only=True)
for name, w in weights.items():
    if w.shape[0] == 1:
        weights[name] = 0.1 * w
torch.save(weights, "td3_pendulum.pt")
