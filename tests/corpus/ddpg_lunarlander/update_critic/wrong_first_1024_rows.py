# A batch of more than 1024 is cut.
# says: Only a part of a large batch is used: the loss is the mean over all of it.
def update_critic(critic, critic_target, actor_target, critic_optimizer, batch, gamma):
    """Train the critic for one optimizer step on a batch (Lillicrap et al. 2016, eq. 4 and 5).

    batch    obs (batch, obs_dim), action (batch, action_dim), reward (batch,),
             next_obs (batch, obs_dim), terminated (batch,) bool
    gamma    discount factor in [0, 1]
    returns  the loss before the step, a float (no tensor)
    """
    batch = type(batch)(*(part[:1024] for part in batch))
    with torch.no_grad():
        next_action = actor_target(batch.next_obs)
        next_value = critic_target(batch.next_obs, next_action)
        target = batch.reward + gamma * ~batch.terminated * next_value

    loss = F.mse_loss(critic(batch.obs, batch.action), target)
    critic_optimizer.zero_grad()
    loss.backward()
    critic_optimizer.step()
    return loss.item()
