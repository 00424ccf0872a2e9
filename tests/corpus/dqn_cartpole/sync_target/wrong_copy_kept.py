# make_target makes one copy and hands out the same again.
# says: make_target copies anew whenever it is called: this is an earlier copy with earlier weights.
kept = {}


def make_target(q_network):
    if id(q_network) not in kept:
        kept[id(q_network)] = copy.deepcopy(q_network)
    return kept[id(q_network)]


def sync_target(q_network, target_network, step, every):
    if step % every == 0:
        target_network.load_state_dict(q_network.state_dict())
