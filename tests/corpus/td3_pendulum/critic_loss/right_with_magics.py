# With magics; a weighted mean, and the target through where.
%matplotlib inline
!nvidia-smi


def must_bootstrap(terminated, truncated):
    return ~terminated


def critic_loss(critic, target_critic, target_actor, batch, gamma):
    value = critic(batch.obs, batch.action)
    with torch.no_grad():
        bonus = gamma * target_critic(batch.next_obs, target_actor(batch.next_obs))
        bonus[~must_bootstrap(batch.terminated, batch.truncated)] = 0
    error = batch.reward + bonus - value
    return torch.dot(error, error) / len(error)
