# The weights of both critics.
# says: Are these the weights of the critic? Save those of the actor.
import torch
from torch import nn

torch.manual_seed(0)
twin = nn.ModuleDict(
    {
        name: nn.Sequential(
            nn.Linear(4, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 1)
        )
        for name in ("critic1", "critic2")
    }
)
torch.save(twin.state_dict(), "td3_pendulum.pt")
