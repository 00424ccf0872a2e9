# An EpsilonGreedy that never explores is greedy.
def evaluate(q_network, env, seeds):
    greedy = EpsilonGreedy(0.0, 0.0, 1.0, env.action_space.n)

    @torch.no_grad()
    def policy(obs):
        return int(greedy(q_network, obs[None])[0])

    return np.asarray([run_episode(env, policy, seed) for seed in seeds], dtype=np.float32)
