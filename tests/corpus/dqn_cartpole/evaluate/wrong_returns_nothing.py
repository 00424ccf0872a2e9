# The return statement is missing.
# says: Is a return statement missing?
def evaluate(q_network, env, seeds):
    @torch.no_grad()
    def greedy(obs):
        return int(q_network(torch.as_tensor(obs)).argmax())

    returns = np.array([run_episode(env, greedy, seed=seed) for seed in seeds])
    print(f"{returns.mean():.1f} +- {returns.std():.1f}")
