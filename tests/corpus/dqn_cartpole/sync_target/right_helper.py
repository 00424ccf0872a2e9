# A helper copies through the two state dicts, an early return, type hints, an extra keyword argument.
@torch.no_grad()
def _overwrite(to: nn.Module, source: nn.Module) -> None:
    state = source.state_dict()
    for name, tensor in to.state_dict().items():
        tensor.copy_(state[name])


def make_target(q_network):
    target_network = copy.deepcopy(q_network)
    _overwrite(target_network, q_network)
    return target_network.requires_grad_(False)


def sync_target(q_network: nn.Module, target_network: nn.Module, step: int, every: int, verbose: bool = False):
    if step < every or step % every > 0:
        return None
    _overwrite(target_network, q_network)
    if verbose:
        print("synchronised")
    return None
