# Scores are compared by their size.
# says: Scores are compared without their sign: a higher one is better, and -300 is lower than -120.
class KeepBest:
    def __init__(self, evaluate, every):
        self.evaluate, self.every = evaluate, every
        self.history = []  # (step, score) of every evaluation
        self.best_score = float("-inf")
        self.best_weights = None

    def __call__(self, step, actor):
        if step % self.every != 0:
            return
        score = self.evaluate(actor)
        self.history.append((step, score))
        if self.best_weights is None or abs(score) > abs(self.best_score):
            self.best_score = score
            self.best_weights = copy.deepcopy(actor.state_dict())

    def restore(self, actor):
        if self.best_weights is None:
            raise RuntimeError("There is no snapshot yet: train for at least `every` steps.")
        actor.load_state_dict(self.best_weights)
