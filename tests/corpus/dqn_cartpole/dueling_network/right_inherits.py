# Extends QNetwork; its last layer gives the advantages.
class DuelingQNetwork(QNetwork):
    def __init__(self, n_observations, n_actions, nn_l1, nn_l2):
        super().__init__(n_observations, n_actions, nn_l1, nn_l2)
        self.value_layer = nn.Linear(nn_l2, 1)

    def forward(self, obs):
        x = self.layer2(self.layer1(obs).relu()).relu()
        advantage = self.layer3(x)
        return self.value_layer(x) + advantage - torch.mean(advantage, dim=-1, keepdim=True)
