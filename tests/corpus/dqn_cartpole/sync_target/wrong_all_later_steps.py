# Copies at every step from the first that is due on.
# says: It also copies at steps after the first that are no multiple of `every`: look at the condition.
def make_target(q_network):
    return copy.deepcopy(q_network)


def sync_target(q_network, target_network, step, every):
    if step >= every:
        target_network.load_state_dict(q_network.state_dict())
