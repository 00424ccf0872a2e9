# Own parameters in the shapes of nn.Linear, used through F.linear.
class Critic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.weights, self.biases = nn.ParameterList(), nn.ParameterList()
        for n, m in ((obs_dim + action_dim, 256), (256, 256), (256, 1)):
            self.weights.append(nn.Parameter(torch.empty(m, n).uniform_(-(n**-0.5), n**-0.5)))
            self.biases.append(nn.Parameter(torch.zeros(m)))

    def forward(self, obs, action):
        x = torch.cat([obs, action], dim=-1)
        for i, (weight, bias) in enumerate(zip(self.weights, self.biases)):
            x = F.linear(x, weight, bias)
            if i < 2:
                x = x.clamp(min=0)
        return x.squeeze(dim=1)
