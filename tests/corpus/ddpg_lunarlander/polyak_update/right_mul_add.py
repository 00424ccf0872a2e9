# Two in-place operations, with names instead of positions; the target is returned, too.
@torch.no_grad()
def polyak_update(online, target, tau):
    followers = dict(target.named_parameters())
    for name, p in tqdm(online.named_parameters(), desc="polyak"):
        followers[name].mul_(1 - tau).add_(p, alpha=tau)
    return target
