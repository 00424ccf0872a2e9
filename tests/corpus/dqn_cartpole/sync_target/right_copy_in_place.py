# Copies parameters and buffers one by one in place; the steps are looked up in a range.
def make_target(q_network):
    twin = copy.deepcopy(q_network)
    for p in twin.parameters():
        p.requires_grad = False
    return twin


def sync_target(q_network, target_network, step, every):
    if step not in range(every, step + 1, every):
        return
    with torch.no_grad():
        for mine, its in zip(target_network.parameters(), q_network.parameters()):
            mine.copy_(its)
        for mine, its in zip(target_network.buffers(), q_network.buffers()):
            mine.copy_(its)
