# Named pairs in the history, and numbers taken over into NumPy and back.
%matplotlib inline
Point = namedtuple("Point", "step score")


class KeepBest:
    def __init__(self, evaluate, every):
        self.evaluate, self.every = evaluate, every
        self.history = []
        self.best_score = -np.inf
        self.best_weights = None
        self.calls = 0

    def __call__(self, step, actor):
        self.calls += 1
        due = not step % self.every
        if due:
            self.history.append(Point(step, self.evaluate(actor)))
            if self.history[-1].score > self.best_score:
                self.best_score = self.history[-1].score
                arrays = {n: v.numpy().copy() for n, v in actor.state_dict().items()}
                self.best_weights = {n: torch.as_tensor(a) for n, a in arrays.items()}

    def restore(self, actor):
        """Load the best weights into an actor."""
        if self.best_weights is None:
            raise RuntimeError("There is no snapshot yet: train for at least `every` steps.")
        actor.load_state_dict(self.best_weights)


!pwd
