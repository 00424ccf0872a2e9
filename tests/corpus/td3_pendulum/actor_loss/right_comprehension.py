# A list of single values; neither network is given a batch.
def actor_loss(actor, critic, obs):
    values = [critic(one, actor(one)) for one in obs]
    return torch.stack(values).mean().neg()
