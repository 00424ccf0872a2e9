# One observation at a time.
def actor_loss(actor, critic, obs):
    total = torch.zeros(())
    for one in obs.split(1):
        total = total - critic(one, actor(one)).sum()
    return total / obs.shape[0]
