# Rescales the gradient that enters the shared layers by 1/sqrt(2), as the paper does.
# says: The values are right, their gradient is not: nothing between the streams and the shared layers may scale it.
class DuelingQNetwork(nn.Module):
    def __init__(self, n_observations, n_actions, nn_l1, nn_l2):
        super().__init__()
        self.layer1 = nn.Linear(n_observations, nn_l1)
        self.layer2 = nn.Linear(nn_l1, nn_l2)
        self.value_layer = nn.Linear(nn_l2, 1)
        self.advantage_layer = nn.Linear(nn_l2, n_actions)

    def forward(self, obs):
        x = F.relu(self.layer1(obs))
        x = F.relu(self.layer2(x))

        if x.requires_grad:
            x.register_hook(lambda grad: grad / 2**0.5)
        value, advantage = self.value_layer(x), self.advantage_layer(x)
        return value + advantage - advantage.mean(dim=-1, keepdim=True)
