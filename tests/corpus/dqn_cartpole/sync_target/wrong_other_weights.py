# A network of the same form with other weights.
# says: The copy starts with the same weights as q_network, and these are others.
def make_target(q_network):
    target_network = copy.deepcopy(q_network)
    for module in target_network.modules():
        if hasattr(module, "reset_parameters"):
            module.reset_parameters()
    return target_network


def sync_target(q_network, target_network, step, every):
    if step % every == 0:
        target_network.load_state_dict(q_network.state_dict())
