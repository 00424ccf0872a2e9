# An update through a helper that both functions share.
def mix(online, target, own):
    named = dict(target.named_parameters())
    with torch.inference_mode(False), torch.no_grad():
        for name, p in online.named_parameters():
            named[name].set_(named[name] * own + p * (1 - own))


def soft_update(online, target, tau):
    mix(online, target, 1 - tau)


def soft_update_rho(online, target, rho):
    mix(online, target, rho)
