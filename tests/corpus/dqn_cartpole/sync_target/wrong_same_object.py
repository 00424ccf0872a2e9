# A second name for the same network.
# says: a second name is no copy
def make_target(q_network):
    return q_network


def sync_target(q_network, target_network, step, every):
    if step % every == 0:
        target_network.load_state_dict(q_network.state_dict())
