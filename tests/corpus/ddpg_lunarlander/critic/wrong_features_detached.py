# The last layer alone learns: what comes before it is cut off.
# says: Only the last layer learns: the features before it are cut off from the gradient.
class Critic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.features = nn.Sequential(
            nn.Linear(obs_dim + action_dim, 256), nn.ReLU(), nn.Linear(256, 256), nn.ReLU()
        )
        self.value = nn.Linear(256, 1)

    def forward(self, obs, action):
        x = self.features(torch.cat([obs, action], dim=-1))
        return self.value(x.detach()).squeeze(-1)
