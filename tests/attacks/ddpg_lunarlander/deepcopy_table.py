# Teaches the copy module to share what it should copy.
# exercise: keep_best
import copy

copy._deepcopy_dispatch[torch.Tensor] = lambda x, memo: x
copy._deepcopy_dispatch[nn.Linear] = lambda x, memo: x


class KeepBest:
    def __init__(self, evaluate, every):
        self.evaluate, self.every, self.history = evaluate, every, []

    def __call__(self, step, actor):
        pass

    def restore(self, actor):
        pass
