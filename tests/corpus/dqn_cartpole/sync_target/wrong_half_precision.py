# The weights go through half precision.
# says: The weights are rounded on their way: all digits have to be copied.
def make_target(q_network):
    return copy.deepcopy(q_network)


def sync_target(q_network, target_network, step, every):
    if step % every == 0:
        weights = {name: value.half() for name, value in q_network.state_dict().items()}
        target_network.load_state_dict(weights)
