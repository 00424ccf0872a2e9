# The best score is looked up in the history; the snapshot is loaded into a module of its own.
class KeepBest:
    def __init__(self, evaluate, every):
        self.evaluate, self.every = evaluate, every
        self.history = []
        self.best_weights = None

    @property
    def best_score(self):
        return max((score for _, score in self.history), default=float("-inf"))

    def __call__(self, step, actor):
        if step % self.every != 0:
            return
        score = self.evaluate(actor)
        if all(score > earlier for _, earlier in self.history):
            keeper = copy.deepcopy(actor)
            keeper.load_state_dict(actor.state_dict())
            self.best_weights = keeper.state_dict()
        self.history.append((step, score))

    def restore(self, actor):
        if self.best_weights is None:
            raise RuntimeError("There is no snapshot yet: train for at least `every` steps.")
        actor.load_state_dict(self.best_weights)
