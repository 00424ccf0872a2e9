# Returns a new copy in place of changing the target.
# says: not into a new name
def make_target(q_network):
    return copy.deepcopy(q_network)


def sync_target(q_network, target_network, step, every):
    if step % every == 0:
        return make_target(q_network)
    return target_network
