# The observation is given twice, and the noise comes from Box and Muller.
!nvidia-smi
import math


def one_draw():
    u, v = np.random.random(2)
    return math.sqrt(-2 * math.log1p(-u)) * math.cos(2 * math.pi * v)


def select_action(actor, obs, noise_std, action_low, action_high, explore=True):
    twice = torch.from_numpy(np.stack([obs, obs]))
    action = actor(twice).detach()[1].clone().numpy()
    if explore:
        action = action + np.array([noise_std * one_draw() for _ in action])
    return np.median([action_low, action, action_high], axis=0)
