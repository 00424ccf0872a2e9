# every and step stand in each other's place.
# says: Is it the remainder of `every` by `step`? The step has to be a multiple of `every`.
def make_target(q_network):
    return copy.deepcopy(q_network)


def sync_target(q_network, target_network, step, every):
    if every % step == 0:
        target_network.load_state_dict(q_network.state_dict())
