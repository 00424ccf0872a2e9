# Draws the action in place of taking the best one.
# says: Two evaluations of the same episodes differ, or the actions are not the best ones: it must not explore.
def evaluate(q_network, env, seeds):
    def policy(obs):
        with torch.no_grad():
            values = q_network(torch.as_tensor(obs))
        return int(torch.distributions.Categorical(logits=values).sample())

    return np.array([run_episode(env, policy, seed=seed) for seed in seeds])
