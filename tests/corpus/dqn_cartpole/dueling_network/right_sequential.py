# nn.Sequential for the shared part; the mean is taken off first.
class DuelingQNetwork(nn.Module):
    def __init__(self, n_observations, n_actions, nn_l1, nn_l2):
        super().__init__()
        self.body = nn.Sequential(
            nn.Linear(n_observations, nn_l1), nn.ReLU(), nn.Linear(nn_l1, nn_l2), nn.ReLU()
        )
        self.advantage = nn.Linear(nn_l2, n_actions)
        self.value = nn.Linear(nn_l2, 1)

    def forward(self, obs):
        features = self.body(obs)
        advantage = self.advantage(features)
        centred = advantage - torch.mean(advantage, -1, True)
        return self.value(features) + centred
