# load_state_dict with assign=True shares the memory.
# says: the two networks share their memory
def make_target(q_network):
    return copy.deepcopy(q_network)


def sync_target(q_network, target_network, step, every):
    if step % every == 0:
        target_network.load_state_dict(q_network.state_dict(), assign=True)
