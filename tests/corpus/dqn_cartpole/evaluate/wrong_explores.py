# Explores a little, as in training.
# says: does it explore? It must not
def evaluate(q_network, env, seeds):
    choose = EpsilonGreedy(0.05, 0.05, 1.0, env.action_space.n)

    @torch.no_grad()
    def policy(obs):
        return int(choose(q_network, obs[None])[0])

    return np.array([run_episode(env, policy, seed=seed) for seed in seeds])
