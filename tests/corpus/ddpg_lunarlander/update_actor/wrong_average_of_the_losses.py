# What comes back is a running mean of the losses so far.
# says: What comes back is mixed with the losses of earlier calls: the loss of this batch alone is wanted.
losses = []


def update_actor(actor, critic, actor_optimizer, obs):
    critic.requires_grad_(False)
    loss = -critic(obs, actor(obs)).mean()
    actor_optimizer.zero_grad()
    loss.backward()
    actor_optimizer.step()
    critic.requires_grad_(True)
    losses.append(loss.item())
    return sum(losses[-2:]) / len(losses[-2:])
