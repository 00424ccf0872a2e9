# The gradient is gathered over single observations.
%%time
def update_actor(actor, critic, actor_optimizer, obs):
    was = [p.requires_grad for p in critic.parameters()]
    for p in critic.parameters():
        p.requires_grad_(False)
    actor_optimizer.zero_grad()
    total = 0.0
    for row in obs.split(1):
        loss = critic(row, actor(row)).sum() / -len(obs)
        loss.backward()
        total += loss.item()
    for p, on in zip(critic.parameters(), was):
        p.requires_grad_(on)
    actor_optimizer.step()
    return total
