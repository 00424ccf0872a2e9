# The best score starts at 0; >= saves the returns of exactly 0, and no negative one.
# says: There is no snapshot: a best score that starts at a number keeps nothing that stays below it.
class KeepBest:
    def __init__(self, evaluate, every):
        self.evaluate, self.every = evaluate, every
        self.history = []
        self.best_score = 0
        self.best_weights = None

    def __call__(self, step, actor):
        if step % self.every != 0:
            return
        score = self.evaluate(actor)
        self.history.append((step, score))
        if score >= self.best_score:
            self.best_score = score
            self.best_weights = copy.deepcopy(actor.state_dict())

    def restore(self, actor):
        if self.best_weights is None:
            raise RuntimeError("There is no snapshot yet: train for at least `every` steps.")
        actor.load_state_dict(self.best_weights)
