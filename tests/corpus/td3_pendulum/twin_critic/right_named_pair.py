# A named tuple of two is a pair; the cell has a magic and a shell command.
%matplotlib inline
!nvidia-smi


class Values(NamedTuple):
    q1: torch.Tensor
    q2: torch.Tensor


class TwinCritic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.critic1 = Critic(obs_dim, action_dim)
        self.critic2 = Critic(obs_dim, action_dim)

    def forward(self, obs, action):
        return Values(self.critic1(obs, action), q2=self.critic2(obs, action))
