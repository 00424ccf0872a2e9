# One network with two outputs: all but the last layer is shared.
# says: td3_update and the plots look for two networks, under the names self.critic1 and self.critic2.
class TwinCritic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Linear(obs_dim + action_dim, 64),
            nn.ReLU(),
            nn.Linear(64, 64),
            nn.ReLU(),
            nn.Linear(64, 2),
        )

    def forward(self, obs, action):
        q = self.layers(torch.cat([obs, action], dim=-1))
        return q[:, 0], q[:, 1]
