# F.mse_loss without reduction, torch.mul and mean; a helper with type hints; the sign by a negation; prints.
def _q_of_actions(q_network: nn.Module, batch: Batch) -> torch.Tensor:
    values = q_network(batch.obs)
    mask = torch.arange(values.shape[1]).unsqueeze(0) == batch.action.unsqueeze(1)
    return values.masked_select(mask)


def weighted_loss(q_network, batch, target, weights, *, verbose=False):
    q_sa = _q_of_actions(q_network, batch)
    loss = torch.mul(F.mse_loss(q_sa, target, reduction="none"), weights).mean(dim=0)
    if verbose:
        print("loss", loss.item())
    return loss, -(q_sa - target).detach()
