# Targets row by row in a loop, the squared error written out, critic.zero_grad.
def update_critic(critic, critic_target, actor_target, critic_optimizer, batch, gamma):
    """Train the critic for one optimizer step on a batch (Lillicrap et al. 2016, eq. 4 and 5).

    batch    obs (batch, obs_dim), action (batch, action_dim), reward (batch,),
             next_obs (batch, obs_dim), terminated (batch,) bool
    gamma    discount factor in [0, 1]
    returns  the loss before the step, a float (no tensor)
    """
    with torch.no_grad():
        q_next = critic_target(batch.next_obs, actor_target(batch.next_obs)).tolist()
    ys = []
    for r, q, ended in zip(batch.reward.tolist(), q_next, batch.terminated.tolist()):
        ys.append(r if ended else r + gamma * q)
    y = torch.tensor(ys, dtype=batch.reward.dtype)
    error = critic(batch.obs, batch.action) - y
    mean_square = torch.dot(error, error) / error.numel()
    critic_optimizer.zero_grad(set_to_none=True)
    mean_square.backward()
    critic_optimizer.step()
    return float(mean_square.detach())
