# The networks act in eval mode and are put into training mode.
# says: The networks are left in another mode than they were in.
def td3_target(target_actor, target_critic, batch, gamma, noise_std, noise_clip, action_limit):
    target_actor.eval(), target_critic.eval()
    with torch.no_grad():
        action = target_actor(batch.next_obs)
        noise = (noise_std * torch.randn_like(action)).clamp(-noise_clip, noise_clip)
        action = (action + noise).clamp(-action_limit, action_limit)
        next_value = torch.minimum(*target_critic(batch.next_obs, action))
    target_actor.train(), target_critic.train()
    goes_on = must_bootstrap(batch.terminated, batch.truncated)
    return batch.reward + gamma * goes_on * next_value
