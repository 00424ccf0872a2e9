# The copy is not frozen (nobody trains it); divmod, and a state dict of clones.
def make_target(q_network):
    return copy.deepcopy(q_network)


def sync_target(q_network, target_network, step, every):
    periods, rest = divmod(step, every)
    if periods > 0 and rest == 0:
        print("sync at step", step)
        weights = {key: tensor.clone() for key, tensor in q_network.state_dict().items()}
        target_network.load_state_dict(weights)
