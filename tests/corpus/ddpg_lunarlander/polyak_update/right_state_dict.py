# The mixed state dict is loaded back: load_state_dict copies in place.
def polyak_update(online, target, tau):
    source, mixed = online.state_dict(), target.state_dict()
    for name, value in source.items():
        mixed[name] = tau * value + (1.0 - tau) * mixed[name]
    target.load_state_dict(mixed)
