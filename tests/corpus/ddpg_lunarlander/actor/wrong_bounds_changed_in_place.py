# Scale and bias are worked out in the arrays of the caller.
# says: The caller's arrays of the bounds are changed: they belong to the environment.
class Actor(nn.Module):
    def __init__(self, obs_dim, action_dim, action_low, action_high):
        super().__init__()
        action_high -= action_low
        action_high /= 2
        action_low += action_high
        self.register_buffer("action_scale", torch.tensor(action_high, dtype=torch.float32))
        self.register_buffer("action_bias", torch.tensor(action_low, dtype=torch.float32))
        self.fc1 = nn.Linear(obs_dim, 256)
        self.fc2 = nn.Linear(256, 256)
        self.fc3 = nn.Linear(256, action_dim)

    def forward(self, obs):
        x = F.relu(self.fc1(obs))
        x = F.relu(self.fc2(x))
        return self.action_scale * torch.tanh(self.fc3(x)) + self.action_bias
