# ~ on a plain bool gives -1 or -2.
# says: ~ on a plain bool is arithmetic: ~False is -1 and ~True is -2.
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    with torch.no_grad():
        target = reward + gamma * q_network(next_obs).max() * ~terminated
    return (q_network(obs)[action] - target) ** 2
