# A plain loop over the transitions; the TD errors are computed a second time without gradient.
def weighted_loss(q_network, batch, target, weights):
    n = len(batch.action)
    values = q_network(batch.obs)
    total = torch.zeros(())
    for i in range(n):
        delta = target[i] - values[i, batch.action[i]]
        total = total + weights[i] * delta * delta
    with torch.no_grad():
        errors = torch.stack([target[i] - values[i, batch.action[i]] for i in range(n)])
    return total / n, errors
