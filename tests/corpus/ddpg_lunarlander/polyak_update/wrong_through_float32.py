# The mix is made in float32 also where the networks are float64.
# says: The mix is less exact than the networks: they may be float64.
def polyak_update(online, target, tau):
    """Move the target network towards the online one."""
    with torch.no_grad():
        for p, t in zip(online.parameters(), target.parameters()):
            t.copy_((1 - tau) * t.float() + tau * p.float())
