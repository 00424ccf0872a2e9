# Parameters are matched by their shape: of two of one shape only one counts.
# says: Parameters of equal shape are mixed up: each follows its own counterpart.
def polyak_update(online, target, tau):
    by_shape = {p.shape: p for p in online.parameters()}
    with torch.no_grad():
        for t in target.parameters():
            t.mul_(1 - tau).add_(by_shape[t.shape], alpha=tau)
