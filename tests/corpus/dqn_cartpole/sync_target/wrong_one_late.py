# Copies one step late.
# says: It copies one step after the multiples of `every`.
def make_target(q_network):
    return copy.deepcopy(q_network)


def sync_target(q_network, target_network, step, every):
    if step % every == 1:
        target_network.load_state_dict(q_network.state_dict())
