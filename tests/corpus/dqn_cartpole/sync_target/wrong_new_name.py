# Binds a local name anew, and nobody sees it.
# says: not into a new name
def make_target(q_network):
    return copy.deepcopy(q_network)


def sync_target(q_network, target_network, step, every):
    if step % every == 0:
        target_network = copy.deepcopy(q_network)
