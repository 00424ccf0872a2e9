# The seeds are counted, not used.
# says: Are the seeds handed to env.reset?
def evaluate(q_network, env, seeds):
    def greedy(obs):
        with torch.no_grad():
            return int(q_network(torch.as_tensor(obs)).argmax())

    return np.array([run_episode(env, greedy) for _ in seeds])
