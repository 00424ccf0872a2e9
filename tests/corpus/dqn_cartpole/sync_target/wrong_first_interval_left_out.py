# Begins with the second.
# says: The first time is at step `every`, not at twice that.
def make_target(q_network):
    return copy.deepcopy(q_network)


def sync_target(q_network, target_network, step, every):
    if step % every == 0 and step > every:
        target_network.load_state_dict(q_network.state_dict())
