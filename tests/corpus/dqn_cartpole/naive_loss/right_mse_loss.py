# nn.MSELoss with a target that is detached at the end.
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    q_next = q_network(next_obs)
    best = q_next[q_next.argmax()]
    target = reward + (1.0 - float(terminated)) * gamma * best
    return nn.MSELoss()(q_network(obs)[action], target.detach())
