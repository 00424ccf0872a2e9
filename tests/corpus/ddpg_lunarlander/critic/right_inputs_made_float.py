# The inputs are made float32 first, and a warning is given that costs nothing.
class Critic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.l1 = nn.Linear(obs_dim + action_dim, 256)
        self.l2 = nn.Linear(256, 256)
        self.l3 = nn.Linear(256, 1)

    def forward(self, obs, action):
        import warnings

        warnings.warn(f"critic called with a batch of {len(obs)}", stacklevel=2)
        joined = torch.cat([obs.float(), action.float()], dim=-1)
        hidden = torch.maximum(self.l1(joined), torch.tensor(0.0))
        hidden = torch.where((z := self.l2(hidden)) > 0, z, torch.zeros_like(z))
        values = self.l3(hidden)
        return torch.squeeze(values, dim=-1)
