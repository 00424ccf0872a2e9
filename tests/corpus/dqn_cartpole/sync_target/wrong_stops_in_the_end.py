# No more copies after 100 000 steps.
# says: Late steps count as well: the copying goes on for as long as the training does.
def make_target(q_network):
    return copy.deepcopy(q_network)


def sync_target(q_network, target_network, step, every):
    if step % every == 0 and step <= 100_000:
        target_network.load_state_dict(q_network.state_dict())
