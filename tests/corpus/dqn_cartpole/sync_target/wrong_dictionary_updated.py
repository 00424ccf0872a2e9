# state_dict() returns a new dictionary, which changes nothing.
# says: the target network did not change
def make_target(q_network):
    return copy.deepcopy(q_network)


def sync_target(q_network, target_network, step, every):
    if step % every == 0:
        target_network.state_dict().update(q_network.state_dict())
