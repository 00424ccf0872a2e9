# Binds a local name anew, and nobody sees it.
# says: The target network did not change: is the condition right for every value of `every`, and are the weights copied into the target network itself, not into a new name or a new dictionary?
def make_target(q_network):
    return copy.deepcopy(q_network)


def sync_target(q_network, target_network, step, every):
    if step % every == 0:
        target_network = copy.deepcopy(q_network)
