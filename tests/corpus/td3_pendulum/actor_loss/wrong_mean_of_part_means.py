# Parts of 100 rows, and the mean of their means.
# says: Only with some batch sizes is this the mean over the batch: every row counts alike, in large batches as well.
def actor_loss(actor, critic, obs):
    return torch.stack([-critic(part, actor(part)).mean() for part in obs.split(100)]).mean()
