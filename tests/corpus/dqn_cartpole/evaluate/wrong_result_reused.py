# All calls fill one array, which is returned.
# says: The result of an earlier call is overwritten by the next one: each call returns what is its own.
_returns = np.zeros(1000)


def evaluate(q_network, env, seeds):
    def greedy(obs):
        with torch.no_grad():
            return int(q_network(torch.as_tensor(obs)).argmax())

    for number, seed in enumerate(seeds):
        _returns[number] = run_episode(env, greedy, seed=seed)
    return _returns[: len(seeds)]
