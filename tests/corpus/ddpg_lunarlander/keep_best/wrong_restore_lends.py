# restore hands the snapshot's own tensors to the actor, which goes on training them.
# says: The snapshot changes with the actor that it was restored into: what is loaded has to be a copy.
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
        if score > self.best_score:
            self.best_score = score
            self.best_weights = copy.deepcopy(actor.state_dict())

    def restore(self, actor):
        if self.best_weights is None:
            raise RuntimeError("There is no snapshot yet.")
        actor.load_state_dict(self.best_weights, assign=True)
