# The network is asked only where the episode goes on; copies, no change in place of the batch.
def dqn_target(network, batch, gamma):
    target, alive = batch.reward.clone(), ~batch.terminated
    with torch.no_grad():
        if alive.any():
            target[alive] += gamma * network(batch.next_obs[alive]).amax(-1)
    return target


def dqn_loss(q_network, network, batch, gamma):
    value = torch.take_along_dim(q_network(batch.obs), batch.action[:, None], dim=1)[:, 0]
    return F.mse_loss(value, dqn_target(network, batch, gamma), reduction="mean").double()
