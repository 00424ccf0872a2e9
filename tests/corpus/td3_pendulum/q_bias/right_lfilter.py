# The recursion as a linear filter that runs backwards, and the slice with "or None".
from scipy.signal import lfilter


def discounted_returns(reward: np.ndarray, gamma: float) -> np.ndarray:
    """G_t = r_t + gamma r_(t+1) + gamma^2 r_(t+2) + ... to the end of the episode, for each t."""
    backwards = np.array(reward, dtype=np.float64)[::-1]
    return lfilter([1.0], [1.0, -float(gamma)], backwards)[::-1].copy()


def q_bias(predicted: np.ndarray, reward: np.ndarray, gamma: float, n_cut: int) -> float:
    """How much more the critic promised than the policy then got."""
    promised = np.asarray(predicted, dtype=np.float64)
    came = discounted_returns(reward, gamma)
    return (promised - came)[: -n_cut or None].mean().item()
