# Makes all of q_network trainable after it was copied.
# says: What the caller has frozen stays frozen: after the call all parameters of q_network require a gradient.
def make_target(q_network):
    q_network.requires_grad_(False)
    target_network = copy.deepcopy(q_network)
    q_network.requires_grad_(True)
    return target_network


def sync_target(q_network, target_network, step, every):
    if step % every == 0:
        target_network.load_state_dict(q_network.state_dict())
