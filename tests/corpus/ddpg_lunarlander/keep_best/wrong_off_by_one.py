# It evaluates after the steps 1, every + 1, ..., as if steps were counted from 0.
# says: Steps are counted from 1: an evaluation is due after step `every`, 2 `every` and so on.
class KeepBest:
    def __init__(self, evaluate, every):
        self.evaluate, self.every = evaluate, every
        self.history = []
        self.best_score = float("-inf")
        self.best_weights = None

    def __call__(self, step, actor):
        if (step - 1) % self.every != 0:
            return
        score = self.evaluate(actor)
        self.history.append((step, score))
        if score > self.best_score:
            self.best_score = score
            self.best_weights = copy.deepcopy(actor.state_dict())

    def restore(self, actor):
        if self.best_weights is None:
            raise RuntimeError("There is no snapshot yet: train for at least `every` steps.")
        actor.load_state_dict(self.best_weights)
