# Goes through the linear layers, and misses parameters that belong to no layer.
# says: Not all parameters of the target were updated: each one moves once, weights and biases, in layers of any depth.
def soft_update(online, target, tau):
    with torch.no_grad():
        for a, b in zip(online.modules(), target.modules()):
            if isinstance(a, nn.Linear):
                b.weight.lerp_(a.weight, tau)
                b.bias.lerp_(a.bias, tau)


def soft_update_rho(online, target, rho):
    soft_update(online, target, 1.0 - rho)
