# The target is a Python number, which no gradient can follow.
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    target = float(reward)
    if not terminated:
        target += gamma * max(q_network(next_obs).tolist())
    value = q_network(obs)[int(action)]
    return torch.square(value - target)
