# The older style: .data in place of no_grad, as in many published implementations.
def polyak_update(online: nn.Module, target: nn.Module, tau: float) -> None:
    for target_param, param in zip(target.parameters(), online.parameters()):
        target_param.data.copy_(tau * param.data + (1.0 - tau) * target_param.data)
