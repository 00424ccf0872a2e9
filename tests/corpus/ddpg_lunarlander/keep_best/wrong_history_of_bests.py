# The history gets only the evaluations that are a new best.
# says: Every evaluation is noted in the history, not only the best ones.
class KeepBest:
    def __init__(self, evaluate, every):
        self.evaluate, self.every = evaluate, every
        self.history = []
        self.best_score = float("-inf")
        self.best_weights = None

    def __call__(self, step, actor):
        if step % self.every != 0:
            return
        score = self.evaluate(actor)
        if score > self.best_score:
            self.history.append((step, score))
            self.best_score = score
            self.best_weights = copy.deepcopy(actor.state_dict())

    def restore(self, actor):
        if self.best_weights is None:
            raise RuntimeError("There is no snapshot yet: train for at least `every` steps.")
        actor.load_state_dict(self.best_weights)
