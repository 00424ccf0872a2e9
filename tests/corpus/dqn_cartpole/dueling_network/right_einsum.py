# Explicit weights in parameters of its own, einsum for the layers; magics.
%matplotlib inline
!nvidia-smi


class DuelingQNetwork(nn.Module):
    def __init__(self, n_observations, n_actions, nn_l1, nn_l2):
        super().__init__()
        sizes = [(nn_l1, n_observations), (nn_l2, nn_l1), (1, nn_l2), (n_actions, nn_l2)]
        self.weights = nn.ParameterList(torch.randn(o, i) / i**0.5 for o, i in sizes)
        self.biases = nn.ParameterList(torch.zeros(o) for o, _ in sizes)

    def forward(self, obs):
        def layer(k, x):
            return torch.einsum("...i,oi->...o", x, self.weights[k]) + self.biases[k]

        x = layer(1, layer(0, obs).clamp(min=0)).clamp(min=0)
        advantage = layer(3, x)
        return advantage + (layer(2, x) - advantage.sum(-1, keepdim=True) / advantage.shape[-1])
