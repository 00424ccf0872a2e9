# Both ends are cases of their own, and the mix is worked out in NumPy and copied.
def polyak_update(online, target, tau):
    """Move the target network towards the online one: target <- (1 - tau) target + tau online.

    online, target  modules of the same architecture; the target changes in place
    tau             in [0, 1]; 0 changes nothing, 1 copies
    """
    pairs = list(zip(target.parameters(), online.parameters()))
    if tau == 0:
        return
    for slow, fast in pairs:
        if tau == 1:
            slow.data.copy_(fast.data)
            continue
        mixed = (1.0 - tau) * slow.detach().numpy() + tau * fast.detach().numpy()
        slow.data.copy_(torch.from_numpy(np.asarray(mixed)))
