# The action stands before the observation, and the layers are declared from the last to the first.
# accepted: The text leaves open which of the two inputs comes first.
class Critic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.obs_dim, self.action_dim = obs_dim, action_dim
        self.value = nn.Linear(256, 1)
        self.hidden = nn.Linear(256, 256)
        self.first = nn.Linear(action_dim + obs_dim, 256)
        self.relu = nn.ReLU(inplace=True)

    def forward(self, obs, action):
        assert obs.shape[1] == self.obs_dim and action.shape[1] == self.action_dim
        joined = torch.cat([action, obs], dim=1)
        features = self.relu(self.hidden(self.relu(self.first(joined))))
        return self.value(features).reshape(len(obs))
