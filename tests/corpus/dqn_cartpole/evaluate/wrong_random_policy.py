# The network is not asked at all.
# says: returns on levels 6, 1 and 3
def evaluate(q_network, env, seeds):
    env.action_space.seed(0)
    return np.array([run_episode(env, lambda obs: env.action_space.sample(), s) for s in seeds])
