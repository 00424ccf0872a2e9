# The network is not asked at all.
# says: Two evaluations of the same episodes differ, or the actions are not the best ones: it must not explore.
def evaluate(q_network, env, seeds):
    env.action_space.seed(0)
    return np.array([run_episode(env, lambda obs: env.action_space.sample(), s) for s in seeds])
