# The layer from 256 to 256 is missing.
# says: One of the three layers is missing.
class Critic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.fc1 = nn.Linear(obs_dim + action_dim, 256)
        self.fc2 = nn.Linear(256, 1)

    def forward(self, obs, action):
        x = F.relu(self.fc1(torch.cat([obs, action], dim=-1)))
        return self.fc2(x).squeeze(-1)
