# New parameters take the place of the old ones, and whoever holds the old ones sees nothing.
# says: The target's parameters are new tensors: they have to be changed in place, so that whoever holds them sees it.
def polyak_update(online, target, tau):
    new = {}
    for name, value in target.state_dict().items():
        new[name] = (1 - tau) * value + tau * online.state_dict()[name]
    target.load_state_dict(new, assign=True)
