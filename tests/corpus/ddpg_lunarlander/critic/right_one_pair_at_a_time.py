# A loop over the pairs; a forward hook and type hints that cost nothing.
def block(n: int, m: int) -> nn.Module:
    return nn.Sequential(nn.Linear(n, m), nn.ReLU())


class Critic(nn.Module):
    calls = 0

    def __init__(self, obs_dim: int, action_dim: int) -> None:
        super(Critic, self).__init__()
        self.q1, self.q2, self.q3 = block(obs_dim + action_dim, 256), block(256, 256), nn.Linear(256, 1)

    def forward(self, obs: torch.Tensor, action: torch.Tensor) -> torch.Tensor:
        Critic.calls += 1
        values = [self.q3(self.q2(self.q1(torch.cat(pair)))) for pair in zip(obs, action)]
        return torch.cat(values)
