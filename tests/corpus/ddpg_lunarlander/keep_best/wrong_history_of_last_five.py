# The history keeps the last five evaluations only.
# says: The history forgets: every evaluation stays in it.
class KeepBest:
    """Evaluates an actor now and then, and keeps a snapshot of the best one."""

    def __init__(self, evaluate, every):
        self.evaluate, self.every = evaluate, every
        self.history = []  # (step, score) of every evaluation
        self.best_score = float("-inf")
        self.best_weights = None

    def __call__(self, step, actor):
        """Take note of the actor after environment step `step` = 1, 2, ..."""
        if step % self.every == 0:
            score = self.evaluate(actor)
            self.history.append((step, score))
            del self.history[:-5]
            if score > self.best_score:
                self.best_score = score
                self.best_weights = copy.deepcopy(actor.state_dict())

    def restore(self, actor):
        """Load the best weights into an actor."""
        if self.best_weights is None:
            raise RuntimeError("There is no snapshot yet: train for at least `every` steps.")
        actor.load_state_dict(self.best_weights)
