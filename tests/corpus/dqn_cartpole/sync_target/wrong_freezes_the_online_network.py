# Freezes before it copies.
# says: The gradient of q_network is switched off, so that it can no longer be trained: only the copy may be frozen.
def make_target(q_network):
    return copy.deepcopy(q_network.requires_grad_(False))


def sync_target(q_network, target_network, step, every):
    if step % every == 0:
        target_network.load_state_dict(q_network.state_dict())
