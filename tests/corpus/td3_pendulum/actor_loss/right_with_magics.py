# With magics; a matrix product takes the mean.
%matplotlib inline
!nvidia-smi


def actor_loss(actor, critic, obs):
    value = critic(obs, actor(obs))
    weights = torch.full_like(value, -1 / len(value))
    return value @ weights
