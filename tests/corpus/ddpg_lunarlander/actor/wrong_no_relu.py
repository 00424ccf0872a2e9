# The only activation is the tanh at the end.
# says: The layers follow each other without an activation: a ReLU belongs after the first two.
class Actor(nn.Module):
    def __init__(self, obs_dim, action_dim, action_low, action_high):
        super().__init__()
        low = torch.as_tensor(action_low, dtype=torch.float32)
        high = torch.as_tensor(action_high, dtype=torch.float32)
        self.register_buffer("action_scale", (high - low) / 2)
        self.register_buffer("action_bias", (high + low) / 2)
        self.fc1 = nn.Linear(obs_dim, 256)
        self.fc2 = nn.Linear(256, 256)
        self.fc3 = nn.Linear(256, action_dim)

    def forward(self, obs):
        x = self.fc3(self.fc2(self.fc1(obs)))
        return self.action_scale * torch.tanh(x) + self.action_bias
