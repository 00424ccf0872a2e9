# A throwaway copy of the critic takes the gradient that nobody wants.
def update_actor(actor, critic, actor_optimizer, obs):
    loss = -copy.deepcopy(critic)(obs, actor(obs)).mean()
    actor_optimizer.zero_grad()
    loss.backward()
    actor_optimizer.step()
    return loss.item()
