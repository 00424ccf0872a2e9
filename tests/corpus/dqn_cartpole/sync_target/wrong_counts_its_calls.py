# Counts its own calls in place of looking at the step.
# says: What counts is the step that is handed in, not how often sync_target has been called.
def make_target(q_network):
    return copy.deepcopy(q_network)


calls = 0


def sync_target(q_network, target_network, step, every):
    global calls
    calls += 1
    if calls % every == 0:
        target_network.load_state_dict(q_network.state_dict())
