# Picks the value with a one-hot vector; where for the terminal state.
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    chosen = F.one_hot(torch.tensor(action), len(q_network(obs))).float()
    value = torch.dot(q_network(obs), chosen)
    future = torch.where(torch.tensor(terminated), torch.tensor(0.0), q_network(next_obs).amax(dim=-1))
    return (value - (reward + gamma * future.data)) ** 2
