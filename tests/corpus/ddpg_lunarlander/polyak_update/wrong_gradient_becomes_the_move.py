# The move is put into the gradient of the target, and left there.
# says: A gradient was left in the target, which never learns by gradients.
def polyak_update(online, target, tau):
    with torch.no_grad():
        for p, t in zip(online.parameters(), target.parameters()):
            t.grad = tau * (t - p)
            t.copy_((1 - tau) * t + tau * p)
