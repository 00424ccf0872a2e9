# The online network is frozen for the copying and stays so.
# says: sync_target switches off the gradient of q_network, so that it can no longer be trained.
def make_target(q_network):
    return copy.deepcopy(q_network)


def sync_target(q_network, target_network, step, every):
    if step % every == 0:
        for online, target in zip(q_network.parameters(), target_network.parameters()):
            online.requires_grad_(False)
            target.data.copy_(online)
