# Copies the weights in evaluation mode and switches q_network to training mode afterwards.
# says: q_network keeps the mode that it was in, also where that is evaluation mode.
def make_target(q_network):
    return copy.deepcopy(q_network).requires_grad_(False)


def sync_target(q_network, target_network, step, every):
    if step % every == 0:
        q_network.eval()
        target_network.load_state_dict(q_network.state_dict())
        q_network.train()
