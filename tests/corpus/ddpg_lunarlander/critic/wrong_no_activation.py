# Three linear layers without an activation between them are one linear layer.
# says: The three layers follow each other without an activation: a ReLU belongs after the first two, and its result has to be used.
class Critic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.fc1 = nn.Linear(obs_dim + action_dim, 256)
        self.fc2 = nn.Linear(256, 256)
        self.fc3 = nn.Linear(256, 1)

    def forward(self, obs, action):
        x = torch.cat([obs, action], dim=-1)
        return self.fc3(self.fc2(self.fc1(x))).squeeze(-1)
