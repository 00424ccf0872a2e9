# Fills an array that was made before; inference mode as a decorator.
@torch.inference_mode()
def evaluate(q_network, env, seeds):
    returns = np.empty(len(seeds))
    for i, seed in enumerate(seeds):
        returns[i] = run_episode(
            env, lambda obs: q_network(torch.from_numpy(obs)).max(dim=0)[1].item(), seed
        )
    return returns
