# if and else in place of the mask; detach in place of no_grad.
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    if terminated:
        target = torch.tensor(reward)
    else:
        target = reward + gamma * q_network(next_obs).max().detach()
    error = target - q_network(obs)[action]
    return error.pow(2)
