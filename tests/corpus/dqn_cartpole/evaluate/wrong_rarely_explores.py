# One action in ten is random.
# says: Two evaluations of the same episodes differ, or the actions are not the best ones: it must not explore.
def evaluate(q_network, env, seeds):
    rng = np.random.default_rng(0)

    def policy(obs):
        with torch.no_grad():
            action = int(q_network(torch.as_tensor(obs)).argmax())
        return int(rng.integers(env.action_space.n)) if rng.random() < 0.1 else action

    return np.array([run_episode(env, policy, seed=seed) for seed in seeds])
