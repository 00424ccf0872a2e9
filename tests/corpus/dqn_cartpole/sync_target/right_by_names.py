# The parameters are looked up by their names; fmod tells whether the step is due.
def make_target(q_network):
    target_network = copy.deepcopy(q_network)
    target_network.train(q_network.training)
    for p in target_network.parameters():
        p.requires_grad_(False)
        p.grad = None
    return target_network


def sync_target(q_network, target_network, step, every):
    if np.fmod(step, every) != 0:
        return target_network
    slow = dict(target_network.named_parameters())
    with torch.no_grad():
        for name, fast in q_network.named_parameters():
            slow[name].set_(fast.detach().clone())
    return target_network
