# A base class does the counting; the best weights are a property.
class Every:
    def __init__(self, evaluate, every):
        self.evaluate, self.every, self.history = evaluate, every, []

    def __call__(self, step, actor):
        if divmod(step, self.every)[1] == 0:
            self.due(step, actor)


class KeepBest(Every):
    def __init__(self, evaluate, every):
        super().__init__(evaluate, every)
        self.kept = [(float("-inf"), None)]

    best_score = property(lambda self: self.kept[-1][0])
    best_weights = property(lambda self: self.kept[-1][1])

    def due(self, step, actor):
        score = self.evaluate(actor)
        self.history = [*self.history, (step, score)]
        if score > self.best_score:
            self.kept.append((score, copy.deepcopy(actor.state_dict())))

    def restore(self, actor):
        if self.best_weights is None:
            raise RuntimeError("There is no snapshot yet: train for at least `every` steps.")
        actor.load_state_dict(self.best_weights)
