# The values of an observation are remembered, though the network learns.
# says: Something is kept from an earlier call: the network may have learned since.
best_known = {}


def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    if id(next_obs) not in best_known:
        with torch.no_grad():
            best_known[id(next_obs)] = (next_obs, q_network(next_obs).max())
    target = reward + gamma * best_known[id(next_obs)][1] * (not terminated)
    return (q_network(obs)[action] - target) ** 2
