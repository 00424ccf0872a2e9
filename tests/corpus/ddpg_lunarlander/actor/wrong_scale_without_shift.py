# The tanh is stretched, but stays centred at 0.
# says: The tanh is stretched, but not shifted to the middle of the bounds.
class Actor(nn.Module):
    def __init__(self, obs_dim, action_dim, action_low, action_high):
        super().__init__()
        scale = torch.as_tensor((action_high - action_low) / 2, dtype=torch.float32)
        self.register_buffer("action_scale", scale)
        self.fc1 = nn.Linear(obs_dim, 256)
        self.fc2 = nn.Linear(256, 256)
        self.fc3 = nn.Linear(256, action_dim)

    def forward(self, obs):
        x = F.relu(self.fc1(obs))
        x = F.relu(self.fc2(x))
        return self.action_scale * torch.tanh(self.fc3(x))
