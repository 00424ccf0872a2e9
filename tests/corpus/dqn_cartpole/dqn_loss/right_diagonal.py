# The diagonal of all pairs of row and action; notebook commands.
%matplotlib inline
!nvidia-smi
def dqn_target(network, batch, gamma):
    with torch.no_grad():
        best = network(batch.next_obs).amax(dim=1)
    return batch.reward + gamma * best * ~batch.terminated


def dqn_loss(q_network, network, batch, gamma):
    value = q_network(batch.obs)[:, batch.action].diagonal()
    return F.mse_loss(value, dqn_target(network, batch, gamma))
