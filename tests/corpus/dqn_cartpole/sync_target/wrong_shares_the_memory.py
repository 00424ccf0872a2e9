# Assigns the tensors in place of their numbers.
# says: After sync_target the two networks share their memory, so the target follows q_network from then on: the numbers are to be copied, not the tensors.
def make_target(q_network):
    return copy.deepcopy(q_network)


def sync_target(q_network, target_network, step, every):
    if step % every == 0:
        for online, target in zip(q_network.parameters(), target_network.parameters()):
            target.data = online.data
