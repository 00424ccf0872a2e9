# Own weights, lying the other way round, multiplied by hand.
class QNetwork(nn.Module):
    def __init__(self, n_observations, n_actions, nn_l1, nn_l2):
        super().__init__()
        self.weights, self.biases = nn.ParameterList(), nn.ParameterList()
        for n, m in ((n_observations, nn_l1), (nn_l1, nn_l2), (nn_l2, n_actions)):
            self.weights.append(nn.Parameter((2 * torch.rand(n, m) - 1) / n**0.5))
            self.biases.append(nn.Parameter(torch.zeros(1, m)))

    def forward(self, obs):
        single = obs.ndim == 1
        x = obs[None, :] if single else obs
        x = torch.relu(x @ self.weights[0] + self.biases[0])
        x = torch.relu(x @ self.weights[1] + self.biases[1])
        x = x @ self.weights[2] + self.biases[2]
        return x[0] if single else x
