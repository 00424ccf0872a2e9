# A small accumulator class, type hints, 'while True' with an early return, an extra keyword argument.
class _Meter:
    def __init__(self) -> None:
        self.value: float = 0.0

    def add(self, amount) -> None:
        self.value = self.value + float(amount)


def run_episode(env, policy, seed: int | None = None, *, verbose: bool = False) -> float:
    meter = _Meter()
    options = {"seed": seed}
    observation, info = env.reset(**options)
    while True:
        action = policy(observation)
        observation, reward, terminated, truncated, info = env.step(action)
        meter.add(reward)
        if verbose:
            print(action, reward)
        if terminated:
            return meter.value
        if truncated:
            return meter.value
