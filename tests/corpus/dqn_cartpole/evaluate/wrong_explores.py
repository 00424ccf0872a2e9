# Explores a little, as in training.
# says: Two evaluations of the same episodes differ, or the actions are not the best ones: it must not explore.
def evaluate(q_network, env, seeds):
    choose = EpsilonGreedy(0.05, 0.05, 1.0, env.action_space.n, seed=0)

    @torch.no_grad()
    def policy(obs):
        return int(choose(q_network, obs[None])[0])

    return np.array([run_episode(env, policy, seed=seed) for seed in seeds])
