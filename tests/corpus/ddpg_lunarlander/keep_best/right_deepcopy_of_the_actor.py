# The whole actor is copied and gives its state dict.
class KeepBest:
    def __init__(self, evaluate, every):
        self.evaluate, self.every = evaluate, every
        self.history = []
        self.best_score = float("-inf")
        self.best_weights = None

    def __call__(self, step, actor):
        if step % self.every:
            return
        score = self.evaluate(actor)
        self.history += [(step, score)]
        if score > self.best_score:
            self.best_score, self.best_weights = score, copy.deepcopy(actor).state_dict()

    def restore(self, actor):
        if self.best_weights is None:
            raise RuntimeError("There is no snapshot yet: train for at least `every` steps.")
        actor.load_state_dict(self.best_weights)
