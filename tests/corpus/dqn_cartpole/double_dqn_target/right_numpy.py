# The target is worked out in NumPy and handed back as float32.
def double_dqn_target(q_network, target_network, batch, gamma):
    q = q_network(batch.next_obs).detach().numpy()
    slow = target_network(batch.next_obs).detach().numpy()
    value = slow[np.arange(len(q)), q.argmax(axis=1)]
    target = batch.reward.numpy() + gamma * value * np.logical_not(batch.terminated.numpy())
    return torch.from_numpy(target.astype(np.float32))
