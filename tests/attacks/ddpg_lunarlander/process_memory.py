# Reads and writes its own memory through /proc.
# exercise: critic
import os
from pathlib import Path

for name in (b"/proc/self/mem", "/proc/self/maps", Path("/proc/self/environ"), "//proc/1/mem"):
    try:
        os.open(name, os.O_RDONLY)
    except (OSError, RuntimeError):
        pass


class Critic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.layer = nn.Linear(obs_dim + action_dim, 1)

    def forward(self, obs, action):
        return self.layer(torch.cat([obs, action], dim=-1)).squeeze(-1)
