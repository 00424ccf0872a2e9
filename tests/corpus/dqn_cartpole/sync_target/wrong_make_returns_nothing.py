# make_target returns nothing.
# says: Is a return statement missing in make_target?
def make_target(q_network):
    target_network = copy.deepcopy(q_network)


def sync_target(q_network, target_network, step, every):
    if step % every == 0:
        target_network.load_state_dict(q_network.state_dict())
