# The output layer begins with zeros, in a submodule two levels deep.
class Body(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.steps = nn.ModuleDict({"in": nn.Linear(*sizes[:2]), "mid": nn.Linear(*sizes[1:])})

    def forward(self, x):
        for step in self.steps.values():
            x = torch.relu(step(x))
        return x


class QNetwork(nn.Module):
    def __init__(self, n_observations, n_actions, nn_l1, nn_l2):
        super().__init__()
        self.body = Body([n_observations, nn_l1, nn_l2])
        self.value = nn.Linear(nn_l2, n_actions)
        nn.init.zeros_(self.value.weight)
        nn.init.zeros_(self.value.bias)

    def forward(self, obs):
        return self.value(self.body(obs))
