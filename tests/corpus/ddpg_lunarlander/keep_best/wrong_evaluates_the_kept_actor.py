# From the second time on the snapshot is evaluated again, not the actor of now.
# says: It is not the actor of now that is evaluated.
class KeepBest:
    def __init__(self, evaluate, every):
        self.evaluate, self.every = evaluate, every
        self.history = []  # (step, score) of every evaluation
        self.best_score = float("-inf")
        self.best_weights = None

    def __call__(self, step, actor):
        if step % self.every != 0:
            return
        now = actor
        if self.best_weights is not None:
            now = copy.deepcopy(actor)
            now.load_state_dict(self.best_weights)
        score = self.evaluate(now)
        self.history.append((step, score))
        if score > self.best_score:
            self.best_score = score
            self.best_weights = copy.deepcopy(actor.state_dict())

    def restore(self, actor):
        if self.best_weights is None:
            raise RuntimeError("There is no snapshot yet: train for at least `every` steps.")
        actor.load_state_dict(self.best_weights)
