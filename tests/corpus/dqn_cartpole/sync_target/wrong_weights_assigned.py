# load_state_dict with assign=True shares the weights.
# says: A second name, or a copy that is not deep, shares its weights with q_network and follows it when it is trained.
def make_target(q_network):
    target_network = copy.deepcopy(q_network)
    target_network.load_state_dict(q_network.state_dict(), assign=True)
    return target_network


def sync_target(q_network, target_network, step, every):
    if step % every == 0:
        target_network.load_state_dict(q_network.state_dict())
