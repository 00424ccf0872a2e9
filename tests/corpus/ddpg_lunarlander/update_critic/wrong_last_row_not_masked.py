# The last row of the batch is never masked.
# says: The last row keeps its bootstrap although its task has ended: every row is masked by its own flag.
def update_critic(critic, critic_target, actor_target, critic_optimizer, batch, gamma):
    """Train the critic for one optimizer step on a batch (Lillicrap et al. 2016, eq. 4 and 5).

    batch    obs (batch, obs_dim), action (batch, action_dim), reward (batch,),
             next_obs (batch, obs_dim), terminated (batch,) bool
    gamma    discount factor in [0, 1]
    returns  the loss before the step, a float (no tensor)
    """
    with torch.no_grad():
        next_action = actor_target(batch.next_obs)
        next_value = critic_target(batch.next_obs, next_action)
        target = batch.reward + gamma * next_value
        for i in range(len(target) - 1):
            if batch.terminated[i]:
                target[i] = batch.reward[i]

    loss = F.mse_loss(critic(batch.obs, batch.action), target)
    critic_optimizer.zero_grad()
    loss.backward()
    critic_optimizer.step()
    return loss.item()
