# The parameters are copied, the buffers (bounds, running means) are forgotten.
# says: The snapshot lacks the buffers: a state dict holds them, too, and not only the parameters.
class KeepBest:
    def __init__(self, evaluate, every):
        self.evaluate, self.every = evaluate, every
        self.history = []
        self.best_score = float("-inf")
        self.best_weights = None

    def __call__(self, step, actor):
        if step % self.every != 0:
            return
        score = self.evaluate(actor)
        self.history.append((step, score))
        if score > self.best_score:
            self.best_score = score
            self.best_weights = {name: p.detach().clone() for name, p in actor.named_parameters()}

    def restore(self, actor):
        if self.best_weights is None:
            raise RuntimeError("There is no snapshot yet: train for at least `every` steps.")
        actor.load_state_dict(self.best_weights)
