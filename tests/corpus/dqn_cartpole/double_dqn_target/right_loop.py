# Plain Python, one transition at a time, collected in a list.
def double_dqn_target(q_network, target_network, batch, gamma):
    targets = []
    for reward, next_obs, terminated in zip(batch.reward, batch.next_obs, batch.terminated):
        if terminated:
            targets.append(reward.item())
            continue
        with torch.no_grad():
            action = q_network(next_obs).argmax().item()
            targets.append(reward.item() + gamma * target_network(next_obs)[action].item())
    return torch.tensor(targets)
