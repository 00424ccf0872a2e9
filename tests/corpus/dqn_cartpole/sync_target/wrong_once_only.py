# Copies at the first step that is due, and never again.
# says: It copies once and then never again: steps 2 every, 3 every, ... are due as well.
def make_target(q_network):
    return copy.deepcopy(q_network)


def sync_target(q_network, target_network, step, every):
    if step == every:
        target_network.load_state_dict(q_network.state_dict())
