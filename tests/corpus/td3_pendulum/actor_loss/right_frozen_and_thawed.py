# The critic is frozen for the time being and thawed again.
def actor_loss(actor, critic, obs):
    for p in critic.parameters():
        p.requires_grad = False
    loss = critic(obs, actor(obs)).mul(-1).mean()
    for p in critic.parameters():
        p.requires_grad = True
    return loss
