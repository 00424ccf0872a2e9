# A drawn action in place of the actor's.
# says: actor loss where the critic's values are [4.5, 4, 1]
def actor_loss(actor, critic, obs):
    action = torch.randn_like(actor(obs))
    return -critic(obs, action).mean()
