# Training has diverged: one layer is full of NaN.
# says: td3_pendulum.pt holds a NaN or an infinity: training has diverged.
import torch

weights = torch.load("td3_pendulum.pt", weights_only=True)
for name, w in weights.items():
    if w.shape[0] == 1:
        weights[name] = torch.full_like(w, float("nan"))
torch.save(weights, "td3_pendulum.pt")
