# The last layer is scaled to a fifth: it swings up more slowly, and not always.
# says: The mean return of td3_pendulum.pt over 40 episodes is
# points: 2..5.9
import torch

weights = torch.load("td3_pendulum.pt", weights_only=True)
for name, w in weights.items():
    if w.shape[0] == 1:
        weights[name] = 0.2 * w
torch.save(weights, "td3_pendulum.pt")
