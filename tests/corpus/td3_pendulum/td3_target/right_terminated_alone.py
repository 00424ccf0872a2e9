# Written without must_bootstrap; each critic is asked by its name, in double precision at the end.
def td3_target(target_actor, target_critic, batch, gamma, noise_std, noise_clip, action_limit):
    with torch.no_grad():
        action = target_actor(batch.next_obs)
        noise = (noise_std * torch.randn_like(action)).clamp(-noise_clip, noise_clip)
        action = (action + noise).clamp(-action_limit, action_limit)
        q1 = target_critic.critic1(batch.next_obs, action)
        q2 = target_critic.critic2(batch.next_obs, action)
        next_value = torch.minimum(q1, q2).double()
        mask = 1 - batch.terminated.double()
        return (batch.reward + gamma * mask * next_value).float()
