# The networks are asked only about the transitions that go on, which may be none.
def double_dqn_target(q_network, target_network, batch, gamma):
    target = batch.reward.clone()
    alive = ~batch.terminated
    next_obs = batch.next_obs[alive]
    with torch.no_grad():
        best = q_network(next_obs).argmax(dim=1, keepdim=True)
        target[alive] += gamma * target_network(next_obs).gather(1, best).squeeze(1)
    return target
