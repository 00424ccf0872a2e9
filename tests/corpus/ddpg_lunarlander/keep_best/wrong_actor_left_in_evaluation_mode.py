# The actor is put into evaluation mode and stays in it.
# says: The actor was changed: an evaluation has to leave it, and its mode, as they were.
class KeepBest:
    def __init__(self, evaluate, every):
        self.evaluate, self.every = evaluate, every
        self.history = []  # (step, score) of every evaluation
        self.best_score = float("-inf")
        self.best_weights = None

    def __call__(self, step, actor):
        if step % self.every != 0:
            return
        actor.eval()
        score = self.evaluate(actor)
        self.history.append((step, score))
        if score > self.best_score:
            self.best_score = score
            self.best_weights = copy.deepcopy(actor.state_dict())

    def restore(self, actor):
        if self.best_weights is None:
            raise RuntimeError("There is no snapshot yet: train for at least `every` steps.")
        actor.load_state_dict(self.best_weights)
