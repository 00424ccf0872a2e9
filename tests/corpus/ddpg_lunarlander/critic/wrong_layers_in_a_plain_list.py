# Layers in a Python list: they compute, but no optimizer, copy or state dict knows them.
# says: A plain Python list hides its layers from the network: no optimizer, copy or state dict finds them.
class Critic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        sizes = [obs_dim + action_dim, 256, 256, 1]
        self.layers = [nn.Linear(n, m) for n, m in zip(sizes, sizes[1:])]

    def forward(self, obs, action):
        x = torch.cat([obs, action], dim=-1)
        for layer in self.layers[:-1]:
            x = F.relu(layer(x))
        return self.layers[-1](x).squeeze(-1)
