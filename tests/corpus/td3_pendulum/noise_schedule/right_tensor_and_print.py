# torch, and chatty.
def noise_schedule(episode, start, end, n_episodes):
    share = torch.tensor(episode / n_episodes).clamp(0.0, 1.0)
    scale = torch.lerp(torch.tensor(float(start)), torch.tensor(float(end)), share)
    print("scale", scale)
    return scale.item()
