# The remainder by a bit mask, which is right for powers of two alone.
# says: The condition holds for some values of `every` alone: it may be any positive integer.
def make_target(q_network):
    return copy.deepcopy(q_network)


def sync_target(q_network, target_network, step, every):
    if step & (every - 1) == 0:
        target_network.load_state_dict(q_network.state_dict())
