# The upper bound times the tanh, as in many tutorials: right only if the bounds are symmetric.
# says: The upper bound alone stretches the tanh, which is right for symmetric bounds only: the lower one counts, too.
class Actor(nn.Module):
    def __init__(self, obs_dim, action_dim, action_low, action_high):
        super().__init__()
        self.register_buffer("action_limit", torch.as_tensor(action_high, dtype=torch.float32))
        self.fc1 = nn.Linear(obs_dim, 256)
        self.fc2 = nn.Linear(256, 256)
        self.fc3 = nn.Linear(256, action_dim)

    def forward(self, obs):
        x = F.relu(self.fc1(obs))
        x = F.relu(self.fc2(x))
        return self.action_limit * torch.tanh(self.fc3(x))
