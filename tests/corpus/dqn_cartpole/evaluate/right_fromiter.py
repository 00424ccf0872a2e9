# torch.no_grad as a decorator of the policy, map and np.fromiter, prints.
def evaluate(q_network, env, seeds):
    @torch.no_grad()
    def best_action(obs: np.ndarray) -> int:
        values = q_network(torch.tensor(obs))
        return values.tolist().index(values.max().item())

    def play(seed) -> float:
        result = run_episode(env, best_action, seed=seed)
        print("seed", seed, "return", result)
        return float(result)

    return np.fromiter(map(play, seeds), dtype=np.float64)
