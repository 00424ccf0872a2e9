# A ModuleDict in another order, one observation is made a batch of one and back, a loop over the actions, prints.
class DuelingQNetwork(nn.Module):
    def __init__(self, n_observations, n_actions, nn_l1, nn_l2):
        super().__init__()
        self.parts = nn.ModuleDict(
            {
                "value": nn.Linear(nn_l2, 1),
                "advantage": nn.Linear(nn_l2, n_actions),
                "second": nn.Linear(nn_l1, nn_l2),
                "first": nn.Linear(n_observations, nn_l1),
            }
        )
        print("dueling network:", list(self.parts))

    def forward(self, obs):
        single = obs.dim() == 1
        rows = obs[None] if single else obs
        for name in ("first", "second"):
            rows = self.parts[name](rows).clamp_min(0)
        value = self.parts["value"](rows)[:, 0]
        advantages = self.parts["advantage"](rows)
        average = advantages.mean(1)
        columns = [value + advantages[:, a] - average for a in range(advantages.shape[1])]
        q = torch.stack(columns, dim=1)
        return q[0] if single else q
