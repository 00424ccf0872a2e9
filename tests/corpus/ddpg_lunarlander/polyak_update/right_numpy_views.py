# NumPy arrays that share their memory with the target's parameters; recursion over the layers.
def polyak_update(online, target, tau):
    for p, p_target in zip(online.parameters(recurse=False), target.parameters(recurse=False)):
        view = p_target.detach().numpy()
        view[...] = (1 - tau) * view + tau * p.detach().numpy()
    for child, child_target in zip(online.children(), target.children()):
        polyak_update(child, child_target, tau)
