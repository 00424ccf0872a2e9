# NumPy views of the tensors, in place; the target is frozen on the way.
def soft_update(online, target, tau):
    sources = dict(online.named_parameters())
    for name, p in target.named_parameters():
        p.requires_grad_(False)
        view = p.numpy()
        view[...] = (1 - tau) * view + tau * sources[name].detach().numpy()


def soft_update_rho(online, target, rho):
    soft_update(online, target, tau=1.0 - rho)
