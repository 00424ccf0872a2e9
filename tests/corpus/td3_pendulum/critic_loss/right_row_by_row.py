# A plain loop over the transitions, each a batch of one, and Python's sum.
def must_bootstrap(terminated, truncated):
    """Where the value of the next observation counts: (batch,) bool, a new tensor."""
    return torch.tensor([not ended for ended in terminated.tolist()], dtype=torch.bool)


def critic_loss(critic, target_critic, target_actor, batch, gamma):
    """Mean squared error of Q(s, a) against the target, which gets no gradient."""
    counts = must_bootstrap(batch.terminated, batch.truncated).tolist()
    squares = []
    for i, count in enumerate(counts):
        y = batch.reward[i].clone()
        if count:
            with torch.no_grad():
                s2 = batch.next_obs[i : i + 1]
                y = y + gamma * target_critic(s2, target_actor(s2))[0]
        q = critic(batch.obs[i : i + 1], batch.action[i : i + 1])[0]
        squares.append((q - y) ** 2)
    return sum(squares) / len(squares)
