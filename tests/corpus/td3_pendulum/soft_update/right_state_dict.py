# Mixed state dicts, loaded into the target.
def soft_update(online, target, tau):
    new, source = target.state_dict(), online.state_dict()
    target.load_state_dict({k: (1 - tau) * new[k] + tau * source[k] for k in new})


def soft_update_rho(online, target, rho):
    new, source = target.state_dict(), online.state_dict()
    target.load_state_dict({k: rho * new[k] + (1 - rho) * source[k] for k in new})
