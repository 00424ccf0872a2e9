# Plain Python, one transition at a time.
def weighted_loss(q_network, batch, target, weights):
    terms, errors = [], []
    for i in range(len(target)):
        error = target[i] - q_network(batch.obs[i])[batch.action[i]]
        terms.append(weights[i] * error * error)
        errors.append(error.item())
    return sum(terms) / len(terms), torch.tensor(errors)
