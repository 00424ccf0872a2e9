# The tanh is a straight-through one: right values, and the gradient of z itself.
# says: The actions are right, but the gradients are not those of these layers: is something detached or rounded in forward?
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
        x = F.relu(self.fc1(obs))
        x = F.relu(self.fc2(x))
        z = self.fc3(x)
        squashed = z + (torch.tanh(z) - z).detach()
        return self.action_scale * squashed + self.action_bias
