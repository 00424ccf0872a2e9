# Looks at the speed of the pole alone, not at its angle: it stays up for a while.
# says: The mean return of dqn_cartpole.pt over 40 episodes is
# points: 1..5
import torch

gain = torch.tensor([0.0, 0.0, 0.0, 1.0])
first = torch.zeros(16, 4)
first[:4], first[4:8] = torch.eye(4), -torch.eye(4)  # relu(x) - relu(-x) = x
last = torch.zeros(2, 16)
last[1, :4], last[1, 4:8] = gain, -gain
weights = {
    "layer1.weight": first,
    "layer1.bias": torch.zeros(16),
    "layer2.weight": torch.eye(16),
    "layer2.bias": torch.zeros(16),
    "layer3.weight": last,
    "layer3.bias": torch.zeros(2),
}
torch.save(weights, "dqn_cartpole.pt")
