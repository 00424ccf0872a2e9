# Only the first 256 rows are worked out; the others are zero.
# says: A large batch gets values for its first rows alone: every row has to be worked out.
class Critic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.fc1 = nn.Linear(obs_dim + action_dim, 256)
        self.fc2 = nn.Linear(256, 256)
        self.fc3 = nn.Linear(256, 1)

    def forward(self, obs, action):
        x = torch.cat([obs, action], dim=-1)[:256]
        x = F.relu(self.fc1(x))
        x = F.relu(self.fc2(x))
        value = self.fc3(x).squeeze(-1)
        return F.pad(value, (0, len(obs) - len(value)))
