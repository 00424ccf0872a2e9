# `not` asks for the truth of a whole batch.
# says: terminated is a whole batch, and `not`, `and` and `or` ask for one truth: use what works element by element.
def must_bootstrap(terminated, truncated):
    return not terminated


def critic_loss(critic, target_critic, target_actor, batch, gamma):
    with torch.no_grad():
        next_value = target_critic(batch.next_obs, target_actor(batch.next_obs))
        target = (
            batch.reward + gamma * must_bootstrap(batch.terminated, batch.truncated) * next_value
        )
    return F.mse_loss(critic(batch.obs, batch.action), target)
