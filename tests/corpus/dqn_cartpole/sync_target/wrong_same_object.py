# A second name for the same network.
# says: A second name, or a copy that is not deep, shares its weights with q_network and follows it when it is trained.
def make_target(q_network):
    return q_network


def sync_target(q_network, target_network, step, every):
    if step % every == 0:
        target_network.load_state_dict(q_network.state_dict())
