# A copy of the critic takes the gradients.
def actor_loss(actor, critic, obs):
    judge = copy.deepcopy(critic).requires_grad_(False)
    return -judge(obs, actor(obs)).double().mean()
