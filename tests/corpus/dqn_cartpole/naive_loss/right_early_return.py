# Early return for a terminal transition, detach() in place of no_grad, torch.square.
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    q_sa = q_network(obs)[action]
    if terminated:
        return torch.square(q_sa - reward)
    bootstrap = torch.amax(q_network(next_obs), dim=0).detach()
    return torch.square(q_sa - (reward + gamma * bootstrap))
