# Does not use run_episode: its own two loops, into an array made beforehand, NumPy's argmax.
def evaluate(q_network, env, seeds):
    seed_list = list(seeds)
    scores = np.zeros(len(seed_list), dtype=np.float64)
    for k, s in enumerate(seed_list):
        observation, _ = env.reset(seed=s)
        over = cut = False
        while not over and not cut:
            with torch.no_grad():
                q = q_network(torch.as_tensor(observation)).numpy()
            observation, r, over, cut, _ = env.step(int(np.argmax(q)))
            scores[k] += float(r)
    return scores
