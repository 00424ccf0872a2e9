# Clears q_network's gradients at a sync.
# says: q_network stays as it is, its gradients as well: nothing is cleared here.
def make_target(q_network):
    return copy.deepcopy(q_network).requires_grad_(False)


def sync_target(q_network, target_network, step, every):
    if step % every == 0:
        q_network.zero_grad()
        target_network.load_state_dict(q_network.state_dict())
