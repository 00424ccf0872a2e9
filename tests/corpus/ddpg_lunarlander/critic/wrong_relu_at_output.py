# A ReLU after every layer, the last one too: no value below 0 can be expressed.
# says: No activation belongs after the last layer: a value may be negative.
class Critic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.fc1 = nn.Linear(obs_dim + action_dim, 256)
        self.fc2 = nn.Linear(256, 256)
        self.fc3 = nn.Linear(256, 1)

    def forward(self, obs, action):
        x = torch.cat([obs, action], dim=-1)
        for layer in (self.fc1, self.fc2, self.fc3):
            x = F.relu(layer(x))
        return x.squeeze(-1)
