# The names are those of an nn.Sequential, not those of the reference.
import torch

weights = torch.load("dqn_cartpole.pt", weights_only=True)
layers = [name.removesuffix("weight") for name, w in weights.items() if w.ndim == 2]
renamed = {
    f"{2 * i}.{kind}": weights[layer + kind]
    for i, layer in enumerate(layers)
    for kind in ("weight", "bias")
}
torch.save(renamed, "dqn_cartpole.pt")
