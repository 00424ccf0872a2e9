# The names are those of an nn.Sequential, not those of the reference.
import torch

weights = torch.load("ddpg_actor.pt", weights_only=True)
layers = [name.removesuffix("weight") for name, w in weights.items() if w.ndim == 2]
renamed = {
    f"{2 * i}.{kind}": weights[layer + kind]
    for i, layer in enumerate(layers)
    for kind in ("weight", "bias")
}
torch.save(renamed, "ddpg_actor.pt")
