# A helper picks Q(s, a) by arange indexing; logical_not, detach, type hints, an extra keyword argument, prints.
def _chosen(values: torch.Tensor, action: torch.Tensor) -> torch.Tensor:
    rows = torch.arange(values.shape[0])
    return values[rows, action]


def dqn_target(network, batch, gamma):
    best_next = network(batch.next_obs).detach().topk(1, dim=-1).values[:, 0]
    goes_on = torch.logical_not(batch.terminated).to(torch.float32)
    return torch.addcmul(batch.reward, goes_on, best_next, value=gamma)


def dqn_loss(q_network: nn.Module, network: nn.Module, batch: Batch, gamma: float, verbose=False):
    error = _chosen(q_network(batch.obs), batch.action).sub(dqn_target(network, batch, gamma))
    loss = error.square().mean()
    if verbose:
        print("loss", loss.item())
    return loss
