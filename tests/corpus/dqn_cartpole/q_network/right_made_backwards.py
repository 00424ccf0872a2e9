# Layers made from the last to the first, other names, F.linear with their weights, torch.where as the ReLU, prints.
class QNetwork(nn.Module):
    def __init__(self, n_observations, n_actions, nn_l1, nn_l2):
        super().__init__()
        self.head = nn.Linear(in_features=nn_l2, out_features=n_actions)
        self.second = nn.Linear(in_features=nn_l1, out_features=nn_l2)
        self.first = nn.Linear(in_features=n_observations, out_features=nn_l1)
        print("QNetwork with", sum(p.numel() for p in self.parameters()), "weights")

    def forward(self, obs):
        def positive_part(z: torch.Tensor) -> torch.Tensor:
            return torch.where(z > 0, z, torch.zeros_like(z))

        hidden = positive_part(F.linear(obs, self.first.weight, self.first.bias))
        hidden = positive_part(F.linear(hidden, self.second.weight, self.second.bias))
        return F.linear(hidden, self.head.weight, self.head.bias)
