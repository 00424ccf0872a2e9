# Magics in the cell; a generator of actions of a batch of one; the returns stacked at the end.
%load_ext autoreload
!pip --version
def evaluate(q_network, env, seeds):
    @torch.inference_mode()
    def best(obs):
        values = q_network(torch.from_numpy(np.asarray(obs, dtype=np.float32)[None]))
        return int(values.numpy()[0].argmax())

    return np.hstack([np.full(1, run_episode(env, best, int(seed)), dtype=float) for seed in seeds])
