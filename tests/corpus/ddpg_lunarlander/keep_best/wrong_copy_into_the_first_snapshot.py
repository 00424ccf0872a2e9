# Later snapshots are written into the first one's tensors, except the integer ones.
# says: A part of the snapshot is old: all of the state dict, with its integer buffers, is of the best actor.
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
            fresh = copy.deepcopy(actor.state_dict())
            if self.best_weights is not None:
                fresh.update({n: v for n, v in self.best_weights.items() if not v.is_floating_point()})
            self.best_weights = fresh

    def restore(self, actor):
        if self.best_weights is None:
            raise RuntimeError("There is no snapshot yet: train for at least `every` steps.")
        actor.load_state_dict(self.best_weights)
