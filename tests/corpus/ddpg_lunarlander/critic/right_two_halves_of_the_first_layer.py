# The first layer's weight is cut into the part of the observation and the part of the action.
%matplotlib inline
class Critic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.obs_dim = obs_dim
        self.first = nn.Linear(obs_dim + action_dim, 256)
        self.rest = nn.Sequential(nn.ReLU(), nn.Linear(256, 256), nn.ReLU(), nn.Linear(256, 1))

    def forward(self, obs, action):
        of_obs, of_action = self.first.weight.split([self.obs_dim, len(action[0])], dim=1)
        hidden = obs @ of_obs.T + action @ of_action.T + self.first.bias
        (values,) = self.rest(hidden).T
        return values


!nvidia-smi
