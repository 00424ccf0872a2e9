# One transition at a time.
def must_bootstrap(terminated, truncated):
    return torch.tensor([not bool(end) for end in terminated])


def critic_loss(critic, target_critic, target_actor, batch, gamma):
    total = 0.0
    count = must_bootstrap(batch.terminated, batch.truncated)
    for i in range(len(batch.reward)):
        with torch.no_grad():
            y = batch.reward[i]
            if count[i]:
                following = batch.next_obs[i : i + 1]
                y = y + gamma * target_critic(following, target_actor(following))[0]
        total = total + (critic(batch.obs[i : i + 1], batch.action[i : i + 1])[0] - y) ** 2
    return total / len(batch.reward)
