# A DuelingQNetwork with other names, the advantages before the value, and other layer sizes.
import torch

gain = torch.tensor([0.1, 0.5, 2.0, 1.0])  # Push towards where the pole leans and the cart goes.
first, second = torch.zeros(24, 4), torch.zeros(12, 24)
first[:4], first[4:8] = torch.eye(4), -torch.eye(4)  # relu(x) - relu(-x) = x
second[:8, :8] = torch.eye(8)
advantage = torch.zeros(2, 12)
advantage[1, :4], advantage[1, 4:8] = gain, -gain
weights = {
    "body.0.weight": first,
    "body.0.bias": torch.zeros(24),
    "body.2.weight": second,
    "body.2.bias": torch.zeros(12),
    "advantage.weight": advantage,
    "advantage.bias": torch.tensor([7.0, 7.0]),
    "value.weight": torch.ones(1, 12),
    "value.bias": torch.tensor([50.0]),
}
torch.save(weights, "dqn_cartpole.pt")
