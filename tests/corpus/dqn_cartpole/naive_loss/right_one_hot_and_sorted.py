# Picks the value by a dot product with a one-hot vector and the maximum by sorting.
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    values = q_network(obs)
    picker = F.one_hot(torch.tensor(action), num_classes=values.numel()).to(values.dtype)

    def target_of(network) -> torch.Tensor:
        with torch.no_grad():
            ranked = torch.sort(network(next_obs), descending=True).values
            return torch.as_tensor(reward, dtype=values.dtype) + gamma * float(not terminated) * ranked[0]

    delta = torch.dot(picker, values) - target_of(q_network)
    print("TD error:", float(delta.detach()))
    return delta * delta
