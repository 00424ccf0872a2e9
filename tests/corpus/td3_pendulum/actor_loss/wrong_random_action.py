# A drawn action in place of the actor's.
# says: The action that is judged is the actor's own in each observation; here it is a drawn one.
def actor_loss(actor, critic, obs):
    action = torch.randn_like(actor(obs))
    return -critic(obs, action).mean()
