# Copies in place while autograd watches.
# says: Autograd watches what is done to parameters: it must not record the copying.
def make_target(q_network):
    return copy.deepcopy(q_network)


def sync_target(q_network, target_network, step, every):
    if step % every == 0:
        for online, target in zip(q_network.parameters(), target_network.parameters()):
            target.copy_(online)
