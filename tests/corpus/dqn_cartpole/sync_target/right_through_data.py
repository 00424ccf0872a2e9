# Through .data; counts with divmod; returns whether it copied.
def make_target(q_network):
    target_network = copy.deepcopy(q_network)
    target_network.eval()
    return target_network


def sync_target(q_network, target_network, step, every):
    _, rest = divmod(step, every)
    due = rest == 0
    if due:
        for target, online in zip(target_network.parameters(), q_network.parameters()):
            target.data.copy_(online.data)
    return due
