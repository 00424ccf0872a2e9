# Makes a batch of one, and the loss keeps its dimension.
# says: The loss is a single number, a tensor of shape (), without a dimension for a batch.
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    obs, next_obs = obs.unsqueeze(0), next_obs.unsqueeze(0)
    value = q_network(obs).gather(1, torch.tensor([[action]])).squeeze(1)
    with torch.no_grad():
        best = q_network(next_obs).max(dim=1).values
        target = reward + gamma * best * (1 - int(terminated))
    return F.mse_loss(value, target, reduction="none")
