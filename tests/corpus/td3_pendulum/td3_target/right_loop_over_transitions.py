# One transition after the other, in plain Python.
def td3_target(target_actor, target_critic, batch, gamma, noise_std, noise_clip, action_limit):
    target = []
    with torch.no_grad():
        for i in range(len(batch.reward)):
            next_obs = batch.next_obs[i : i + 1]
            action = target_actor(next_obs)
            noise = torch.randn(action.shape) * noise_std
            noise = torch.clip(noise, -noise_clip, noise_clip)
            action = torch.clip(action + noise, -action_limit, action_limit)
            q1, q2 = target_critic(next_obs, action)
            y = batch.reward[i].item()
            if must_bootstrap(batch.terminated[i], batch.truncated[i]):
                y += gamma * min(q1.item(), q2.item())
            target.append(y)
    return torch.tensor(target)
