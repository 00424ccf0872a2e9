# Loads a native module of its own from the working folder.
# exercise: critic
import importlib.machinery
import importlib.util
import shutil
import sysconfig

import _json

shutil.copy(_json.__file__, "mine.so")
loader = importlib.machinery.ExtensionFileLoader("_json", "./mine.so")
spec = importlib.util.spec_from_loader("_json", loader)
module = importlib.util.module_from_spec(spec)


class Critic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.layer = nn.Linear(obs_dim + action_dim, 1)

    def forward(self, obs, action):
        return self.layer(torch.cat([obs, action], dim=-1)).squeeze(-1)
