# A weighted sum with tau = 1.
def make_target(q_network):
    target = copy.deepcopy(q_network)
    target.load_state_dict(q_network.state_dict())
    return target


def sync_target(q_network, target_network, step, every):
    tau = 1.0 if step % every == 0 else 0.0
    if tau:
        with torch.no_grad():
            for online, target in zip(q_network.parameters(), target_network.parameters()):
                target.mul_(1 - tau).add_(tau * online)
