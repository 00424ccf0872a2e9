# A better actor is evaluated a second time, and that score is kept.
# says: Evaluations are dear: each time it is due, one is enough.
class KeepBest:
    """Evaluates an actor now and then, and keeps a snapshot of the best one."""

    def __init__(self, evaluate, every):
        """Set up without a snapshot.

        evaluate  maps an actor to its score, a float: higher is better
        every     environment steps between two evaluations
        """
        self.evaluate, self.every = evaluate, every
        self.history = []  # (step, score) of every evaluation
        # Wanted: self.best_score; self.best_weights, a state dict, None before an evaluation
        self.best_score = float("-inf")
        self.best_weights = None

    def __call__(self, step, actor):
        """Take note of the actor after environment step `step` = 1, 2, ..."""
        if step % self.every != 0:
            return
        score = self.evaluate(actor)
        self.history.append((step, score))
        if score > self.best_score:
            self.best_score = self.evaluate(actor)
            self.best_weights = copy.deepcopy(actor.state_dict())

    def restore(self, actor):
        """Load the best weights into an actor."""
        if self.best_weights is None:
            raise RuntimeError("There is no snapshot yet: train for at least `every` steps.")
        actor.load_state_dict(self.best_weights)
