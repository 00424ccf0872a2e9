# Plays in eval mode and gives each submodule its old mode back, whatever happens; the observation goes in as a batch of one.
def evaluate(q_network, env, seeds):
    modules = list(q_network.modules()) if isinstance(q_network, nn.Module) else []
    modes = [m.training for m in modules]

    class Greedy:
        def __call__(self, obs):
            batch = torch.from_numpy(np.asarray(obs, dtype=np.float32)[None, :])
            return q_network(batch).detach().argmax(dim=1).item()

    try:
        for m in modules:
            m.training = False
        with torch.no_grad():
            results = [run_episode(env, Greedy(), seed) for seed in seeds]
    finally:
        for m, mode in zip(modules, modes):
            m.training = mode
    return np.asarray(results, dtype=float)
