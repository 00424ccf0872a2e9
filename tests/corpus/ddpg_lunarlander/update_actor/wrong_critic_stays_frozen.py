# The critic is frozen and never unfrozen.
# says: The critic's parameters no longer require a gradient: they have to be switched on again, or the critic never learns.
def update_actor(actor, critic, actor_optimizer, obs):
    for p in critic.parameters():
        p.requires_grad = False
    loss = -critic(obs, actor(obs)).mean()
    actor_optimizer.zero_grad()
    loss.backward()
    actor_optimizer.step()
    return loss.item()
