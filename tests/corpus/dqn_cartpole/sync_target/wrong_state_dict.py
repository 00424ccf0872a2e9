# The weights without a network.
# says: make_target returns a network, not the table of its weights.
def make_target(q_network):
    return copy.deepcopy(q_network.state_dict())


def sync_target(q_network, target_network, step, every):
    if step % every == 0:
        target_network.load_state_dict(q_network.state_dict())
