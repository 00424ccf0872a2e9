# Only every second call moves the target.
# says: One of the calls did not move the target: it follows at each of them.
calls = []


def polyak_update(online, target, tau):
    calls.append(1)
    if len(calls) % 2 == 0:
        return
    with torch.no_grad():
        for p, t in zip(online.parameters(), target.parameters()):
            t.mul_(1 - tau).add_(p, alpha=tau)
