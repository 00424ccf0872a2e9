# Copies one step early.
# says: It copies one step before the multiples of `every`.
def make_target(q_network):
    return copy.deepcopy(q_network)


def sync_target(q_network, target_network, step, every):
    if (step + 1) % every == 0:
        target_network.load_state_dict(q_network.state_dict())
