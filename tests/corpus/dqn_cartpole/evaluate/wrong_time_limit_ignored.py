# An own loop that the time limit does not end.
# says: env.step was called once more after the episode was over. It is over when it is terminated, and also when it is truncated.
def evaluate(q_network, env, seeds):
    returns = []
    for seed in seeds:
        obs, _ = env.reset(seed=seed)
        total, done = 0.0, False
        while not done:
            with torch.no_grad():
                action = int(q_network(torch.as_tensor(obs)).argmax())
            obs, reward, done, _, _ = env.step(action)
            total += reward
        returns.append(total)
    return np.array(returns)
