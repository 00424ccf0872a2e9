# Helper methods, an extra default parameter, a print, a progress line and a warning.
import warnings
from collections import OrderedDict


class KeepBest:
    def __init__(self, evaluate, every, verbose=True):
        self.evaluate, self.every = evaluate, every
        self.verbose = verbose
        self.history = []
        self.best_score = -float("inf")
        self.best_weights = None

    def __call__(self, step, actor):
        if self._is_due(step):
            score = float(self.evaluate(actor))
            self.history.append((step, score))
            if self.verbose:
                tqdm.write(f"step {step}: score {score:.1f}")
            if score > self.best_score:
                print("a new best")
                warnings.warn("the snapshot is replaced", stacklevel=2)
                self._keep(score, actor)

    def _is_due(self, step):
        return step > 0 and step // self.every * self.every == step

    def _keep(self, score, actor):
        with torch.no_grad():
            items = [(name, value.clone().cpu()) for name, value in actor.state_dict().items()]
        self.best_score = score
        self.best_weights = OrderedDict(items)

    def restore(self, actor):
        if self.best_weights is None:
            raise RuntimeError("There is no snapshot yet: train for at least `every` steps.")
        actor.load_state_dict(self.best_weights)
