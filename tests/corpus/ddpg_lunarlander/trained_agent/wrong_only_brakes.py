# Weights set by hand: it brakes the fall and stays upright, but seldom gets down in time.
# says: The mean return of ddpg_actor.pt over 40 episodes is
# points: 1..4
import torch

# For each observation: how far it opens the main engine, and the side engines.
gain = torch.tensor(
    [[0.0, 0.0, 0.0, -10.0, 0.0, 0.0, 0.0, 0.0], [-5.0, 0.0, -10.0, 0.0, 10.0, 20.0, 0.0, 0.0]]
)
first, last = torch.zeros(256, 8), torch.zeros(2, 256)
first[:8], first[8:16] = torch.eye(8), -torch.eye(8)  # relu(x) - relu(-x) = x
last[:, :8], last[:, 8:16] = gain, -gain
weights = {
    "fc1.weight": first,
    "fc1.bias": torch.zeros(256),
    "fc2.weight": torch.eye(256),
    "fc2.bias": torch.zeros(256),
    "fc3.weight": last,
    "fc3.bias": torch.tensor([-3.0, 0.0]),
}
torch.save(weights, "ddpg_actor.pt")
