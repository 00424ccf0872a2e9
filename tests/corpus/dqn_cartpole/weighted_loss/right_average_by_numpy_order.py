# masked_select picks the values; the pair has names.
class Result(NamedTuple):
    loss: torch.Tensor
    td_errors: torch.Tensor


def weighted_loss(q_network, batch, target, weights):
    q = q_network(batch.obs)
    value = q.masked_select(F.one_hot(batch.action, q.shape[-1]).bool())
    error = value - target
    return Result(torch.einsum("i,i,i->", weights, error, error) / len(q), -error.detach())
