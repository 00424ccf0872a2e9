# All in columns; the loss is squeezed at the end; the pair is a list.
def weighted_loss(q_network, batch, target, weights):
    value = torch.gather(q_network(batch.obs), 1, batch.action.unsqueeze(-1))
    error = target.unsqueeze(-1) - value
    loss = (weights.unsqueeze(-1) * error.pow(2)).mean(dim=0)
    return [loss.squeeze(), error.detach().squeeze(-1)]
