# An autograd function of its own for the ReLU, and scale and shift under torch.where.
class Relu(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x * (x > 0)

    @staticmethod
    def backward(ctx, gradient):
        (x,) = ctx.saved_tensors
        return gradient * (x > 0)


class Actor(nn.Module):
    def __init__(self, obs_dim, action_dim, action_low, action_high):
        super().__init__()
        self.register_buffer("low", torch.tensor(np.asarray(action_low, dtype=np.float32)))
        self.register_buffer("high", torch.tensor(np.asarray(action_high, dtype=np.float32)))
        self.one, self.two = nn.Linear(obs_dim, 256), nn.Linear(256, 256)
        self.three = nn.Linear(256, action_dim)

    def forward(self, obs):
        z = self.three(Relu.apply(self.two(Relu.apply(self.one(obs)))))
        share = 0.5 + 0.5 * z.tanh()
        return share * self.high + (1 - share) * self.low
