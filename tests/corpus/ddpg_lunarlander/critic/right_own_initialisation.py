# Own initial weights (a last layer of nearly zero, as in the paper), a helper function, and prints.
def linear(n, m, bound):
    layer = nn.Linear(n, m)
    nn.init.uniform_(layer.weight, -bound, bound)
    nn.init.zeros_(layer.bias)
    return layer


class Critic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.body = nn.Sequential(
            linear(obs_dim + action_dim, 256, 0.2), nn.ReLU(), linear(256, 256, 0.06), nn.ReLU()
        )
        self.head = linear(256, 1, 3e-3)
        print(self)

    def forward(self, obs, action):
        return self.head(self.body(torch.cat([obs, action], dim=-1))).view(-1)


critic = Critic(obs_dim=8, action_dim=2)
print(critic(torch.zeros(5, 8), torch.zeros(5, 2)))
