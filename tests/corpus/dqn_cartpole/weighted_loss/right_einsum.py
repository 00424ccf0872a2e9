# One einsum over weights, errors and errors; take_along_dim; the errors are detached first.
def weighted_loss(q_network, batch, target, weights):
    q_sa = torch.take_along_dim(q_network(batch.obs), batch.action.view(-1, 1), dim=1).view(-1)
    delta = target - q_sa
    surprise = delta.detach().clone()
    return torch.einsum("i,i,i->", weights, delta, delta) / delta.shape[0], surprise
