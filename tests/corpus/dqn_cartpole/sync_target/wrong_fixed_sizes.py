# A network of the sizes of the lab, whatever it gets.
# says: The network may be any module with layers of any names and sizes: copy the one that is handed over.
def make_target(q_network):
    target_network = QNetwork(4, 2, 128, 128)
    target_network.load_state_dict(q_network.state_dict())
    return target_network


def sync_target(q_network, target_network, step, every):
    if step % every == 0:
        target_network.load_state_dict(q_network.state_dict())
