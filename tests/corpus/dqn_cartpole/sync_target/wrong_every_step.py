# Copies at every step.
# says: It copies at every step, and should only at the multiples of `every`.
def make_target(q_network):
    return copy.deepcopy(q_network)


def sync_target(q_network, target_network, step, every):
    target_network.load_state_dict(q_network.state_dict())
