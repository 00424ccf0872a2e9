# One linear map into the bounds, kept as a buffer of two rows; magics around it.
%config InlineBackend.figure_format = "retina"
from math import inf


class Actor(nn.Module):
    def __init__(self, obs_dim, action_dim, action_low, action_high):
        super().__init__()
        middle = [(float(a) + float(b)) / 2 for a, b in zip(action_low, action_high)]
        half = [(float(b) - float(a)) / 2 for a, b in zip(action_low, action_high)]
        self.register_buffer("affine", torch.tensor([middle, half]))
        self.body = nn.ModuleDict(
            {"out": nn.Linear(256, action_dim), "in": nn.Linear(obs_dim, 256), "mid": nn.Linear(256, 256)}
        )

    def forward(self, obs):
        x = obs
        for name in ("in", "mid"):
            x = self.body[name](x).clamp(0.0, inf)
        e = torch.tanh(self.body["out"](x))
        return torch.einsum("cd,cbd->bd", self.affine, torch.stack([torch.ones_like(e), e]))


!ls
