# Freezes before it copies.
# says: Switch it off in the copy
def make_target(q_network):
    return copy.deepcopy(q_network.requires_grad_(False))


def sync_target(q_network, target_network, step, every):
    if step % every == 0:
        target_network.load_state_dict(q_network.state_dict())
