# Assigns the tensors in place of their numbers.
# says: the two networks share their memory
def make_target(q_network):
    return copy.deepcopy(q_network)


def sync_target(q_network, target_network, step, every):
    if step % every == 0:
        for online, target in zip(q_network.parameters(), target_network.parameters()):
            target.data = online.data
