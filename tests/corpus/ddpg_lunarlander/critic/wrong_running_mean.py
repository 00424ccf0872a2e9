# The mean value of earlier batches is subtracted: the network keeps a memory.
# says: The second batch is not treated like the first: a value may depend on nothing but its own pair and the weights.
class Critic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.fc1 = nn.Linear(obs_dim + action_dim, 256)
        self.fc2 = nn.Linear(256, 256)
        self.fc3 = nn.Linear(256, 1)
        self.mean = 0.0

    def forward(self, obs, action):
        x = torch.cat([obs, action], dim=-1)
        x = F.relu(self.fc1(x))
        x = F.relu(self.fc2(x))
        value = self.fc3(x).squeeze(-1) - self.mean
        self.mean = 0.9 * self.mean + 0.1 * float(value.detach().mean())
        return value
