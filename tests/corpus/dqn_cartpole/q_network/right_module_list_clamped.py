# A ModuleList made with itertools.pairwise, a loop, and clamp(min=0) as the ReLU.
class QNetwork(nn.Module):
    def __init__(self, n_observations, n_actions, nn_l1, nn_l2):
        super().__init__()
        sizes = [n_observations, nn_l1, nn_l2, n_actions]
        self.stack = nn.ModuleList(nn.Linear(a, b) for a, b in itertools.pairwise(sizes))

    def forward(self, obs):
        out = obs
        last = len(self.stack) - 1
        for i, linear in enumerate(self.stack):
            out = linear(out)
            if i != last:
                out = out.clamp(min=0.0)
        return out
