# Copies at all steps but the right ones.
# says: The condition is the wrong way round: it copies at all steps but the multiples of `every`.
def make_target(q_network):
    return copy.deepcopy(q_network)


def sync_target(q_network, target_network, step, every):
    if step % every:
        target_network.load_state_dict(q_network.state_dict())
