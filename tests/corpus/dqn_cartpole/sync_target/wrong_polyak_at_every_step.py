# A soft update at every step.
# says: that is too early
def make_target(q_network):
    return copy.deepcopy(q_network)


def sync_target(q_network, target_network, step, every):
    with torch.no_grad():
        for online, target in zip(q_network.parameters(), target_network.parameters()):
            target.lerp_(online, 1 / every)
