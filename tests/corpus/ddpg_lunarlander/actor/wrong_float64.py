# The bounds keep the float64 of NumPy, and with them the action becomes float64.
# says: The bounds may come as float64 arrays; the action has to be float32 all the same.
class Actor(nn.Module):
    def __init__(self, obs_dim, action_dim, action_low, action_high):
        super().__init__()
        self.register_buffer("action_scale", torch.as_tensor((action_high - action_low) / 2.0))
        self.register_buffer("action_bias", torch.as_tensor((action_high + action_low) / 2.0))
        self.fc1 = nn.Linear(obs_dim, 256)
        self.fc2 = nn.Linear(256, 256)
        self.fc3 = nn.Linear(256, action_dim)

    def forward(self, obs):
        x = F.relu(self.fc1(obs))
        x = F.relu(self.fc2(x))
        return self.action_scale * torch.tanh(self.fc3(x)) + self.action_bias
