# The target comes from a frozen copy of the network; double precision for the loss.
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    still = copy.deepcopy(q_network).requires_grad_(False)
    target = reward if terminated else reward + gamma * still(next_obs).max().item()
    value, *_ = q_network(obs).index_select(0, torch.tensor([action]))
    return (value.double() - target).square()
