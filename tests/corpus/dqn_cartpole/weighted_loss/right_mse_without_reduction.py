# mse_loss for the squares, indexing with a range.
def weighted_loss(q_network, batch, target, weights):
    value = q_network(batch.obs)[torch.arange(len(batch.action)), batch.action]
    squares = F.mse_loss(value, target, reduction="none")
    with torch.no_grad():
        td_errors = target - value
    return torch.mean(weights * squares), td_errors
