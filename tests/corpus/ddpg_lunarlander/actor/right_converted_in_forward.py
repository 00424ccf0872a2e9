# float64 buffers and any input: forward itself takes care that everything is float32.
class Actor(nn.Module):
    def __init__(self, obs_dim, action_dim, action_low, action_high):
        super().__init__()
        self.register_buffer("scale", torch.from_numpy((action_high - action_low) / 2))
        self.register_buffer("bias", torch.from_numpy((action_high + action_low) / 2))
        self.fc1 = nn.Linear(obs_dim, 256)
        self.fc2 = nn.Linear(256, 256)
        self.fc3 = nn.Linear(256, action_dim)

    def forward(self, obs):
        x = torch.as_tensor(obs, dtype=torch.float32)
        x = torch.relu(self.fc1(x))
        x = torch.relu(self.fc2(x))
        return (torch.tanh(self.fc3(x)) * self.scale + self.bias).float()
