# Both observations go through the network in one pass as a batch of two; F.mse_loss.
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    here, there = q_network(torch.stack((obs, next_obs))).unbind(0)
    mask = 0.0 if terminated else 1.0
    y = there.detach().max().mul(mask * gamma).add(reward)
    return F.mse_loss(here.select(0, action), y, reduction="sum")
