# A plain loop over the transitions with Python's min, each row with noise of its own; only rows that bootstrap ask the critics.
@torch.no_grad()
def td3_target(target_actor, target_critic, batch, gamma, noise_std, noise_clip, action_limit):
    """TD3's target (Fujimoto et al. 2018, Algorithm 1)."""
    goes_on = must_bootstrap(batch.terminated, batch.truncated)
    targets = []
    for i in range(len(batch.reward)):
        y = batch.reward[i].item()
        if goes_on[i]:
            s2 = batch.next_obs[i : i + 1]
            a2 = target_actor(s2)
            epsilon = torch.clip(torch.randn(a2.shape) * noise_std, -noise_clip, noise_clip)
            a2 = torch.clip(a2 + epsilon, -action_limit, action_limit)
            q1, q2 = target_critic(s2, a2)
            y += gamma * min(q1.item(), q2.item())
        targets.append(y)
    return torch.tensor(targets, dtype=torch.float32)
