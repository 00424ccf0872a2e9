# Through .data; rho is the basic form.
def soft_update(online, target, tau):
    soft_update_rho(online, target, 1 - tau)


def soft_update_rho(online, target, rho):
    for source, p in zip(online.parameters(), target.parameters()):
        p.data.mul_(rho)
        p.data.add_((1 - rho) * source.data)
