# A soft update.
# says: This is a hard update: the weights are copied as they are and not mixed.
def make_target(q_network):
    return copy.deepcopy(q_network)


def sync_target(q_network, target_network, step, every, tau=0.005):
    if step % every == 0:
        with torch.no_grad():
            for online, target in zip(q_network.parameters(), target_network.parameters()):
                target.mul_(1 - tau).add_(tau * online)
