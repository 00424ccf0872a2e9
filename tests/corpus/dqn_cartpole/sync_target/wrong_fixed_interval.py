# A number of its own in place of every.
# says: the target network did not change
def make_target(q_network):
    return copy.deepcopy(q_network)


def sync_target(q_network, target_network, step, every):
    if step % 100 == 0:
        target_network.load_state_dict(q_network.state_dict())
