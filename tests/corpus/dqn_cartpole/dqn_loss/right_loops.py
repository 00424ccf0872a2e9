# Plain loops over the transitions, torch.stack at the end.
def dqn_target(network, batch, gamma):
    with torch.no_grad():
        table = network(batch.next_obs)
        out = []
        for row, r, over in zip(table, batch.reward, batch.terminated):
            out.append(r.clone() if over.item() else r + gamma * row.max())
        return torch.stack(out)


def dqn_loss(q_network, network, batch, gamma):
    goals = dqn_target(network, batch, gamma)
    predictions = q_network(batch.obs)
    squares = []
    for i in range(goals.shape[0]):
        q_sa = predictions[i, int(batch.action[i])]
        squares.append((goals[i] - q_sa) ** 2)
    return sum(squares) / len(squares)
