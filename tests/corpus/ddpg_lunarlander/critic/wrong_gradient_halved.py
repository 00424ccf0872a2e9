# A gradient hook halves what the first layers learn from.
# says: The values are right, but the gradients are not those of these layers: is something detached, scaled or hooked in forward?
class Critic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.fc1 = nn.Linear(obs_dim + action_dim, 256)
        self.fc2 = nn.Linear(256, 256)
        self.fc3 = nn.Linear(256, 1)

    def forward(self, obs, action):
        x = torch.cat([obs, action], dim=-1)
        x = F.relu(self.fc1(x))
        x = 0.5 * x + 0.5 * x.detach()
        x = F.relu(self.fc2(x))
        return self.fc3(x).squeeze(-1)
