# A cell with magics, and torch.clip on a tensor.
%matplotlib inline
!nvidia-smi


def select_action(actor, obs, noise_scale, action_limit, rng):
    state = torch.from_numpy(np.array(obs, dtype=np.float32)).unsqueeze(0)
    with torch.no_grad():
        mean = actor(state).squeeze(0)
    noise = torch.tensor([rng.normal(0, 1) * noise_scale for _ in range(mean.shape[0])])
    return torch.clip(mean + noise, -action_limit, action_limit).numpy().astype("float32")
