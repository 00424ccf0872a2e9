# load_state_dict with assign=True shares the memory.
# says: After sync_target the two networks share their memory, so the target follows q_network from then on: the numbers are to be copied, not the tensors.
def make_target(q_network):
    return copy.deepcopy(q_network)


def sync_target(q_network, target_network, step, every):
    if step % every == 0:
        target_network.load_state_dict(q_network.state_dict(), assign=True)
