# The actor is evaluated a second time to write its score down.
# says: Evaluations are dear: each time it is due, one is enough.
class KeepBest:
    def __init__(self, evaluate, every):
        self.evaluate, self.every = evaluate, every
        self.history = []
        self.best_score = float("-inf")
        self.best_weights = None

    def __call__(self, step, actor):
        if step % self.every == 0:
            self.history.append((step, self.evaluate(actor)))
            score = self.evaluate(actor)
            if score > self.best_score:
                self.best_score = score
                self.best_weights = copy.deepcopy(actor.state_dict())

    def restore(self, actor):
        if self.best_weights is None:
            raise RuntimeError("There is no snapshot yet: train for at least `every` steps.")
        actor.load_state_dict(self.best_weights)
