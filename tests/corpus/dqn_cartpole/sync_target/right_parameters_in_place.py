# Copies parameter after parameter; returns early.
def make_target(q_network):
    target_network = copy.deepcopy(q_network)
    for parameter in target_network.parameters():
        parameter.requires_grad = False
    return target_network


@torch.no_grad()
def sync_target(q_network, target_network, step, every):
    if step % every:
        return
    for online, target in zip(q_network.parameters(), target_network.parameters()):
        target.copy_(online)
