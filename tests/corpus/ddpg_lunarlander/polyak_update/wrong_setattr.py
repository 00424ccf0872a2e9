# nn.Parameter objects are made anew and set as attributes of each layer.
# says: The target's parameters are new tensors: they have to be changed in place, so that whoever holds them sees it.
def polyak_update(online, target, tau):
    for source, module in zip(online.modules(), target.modules()):
        for name, p in list(source.named_parameters(recurse=False)):
            mixed = (1 - tau) * getattr(module, name).data + tau * p.data
            setattr(module, name, nn.Parameter(mixed))
