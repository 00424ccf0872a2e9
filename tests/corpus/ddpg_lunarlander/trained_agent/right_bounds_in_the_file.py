# The actor keeps its bounds as the buffers low and high, which come before the layers.
import torch

weights = torch.load("ddpg_actor.pt", weights_only=True)
layers = [name.removesuffix("weight") for name, w in weights.items() if w.ndim == 2]
bounds = {"low": torch.tensor([-1.0, -1.0]), "high": torch.tensor([1.0, 1.0])}
renamed = {
    f"layer{i}.{kind}": weights[layer + kind]
    for i, layer in enumerate(layers, start=1)
    for kind in ("weight", "bias")
}
torch.save(bounds | renamed, "ddpg_actor.pt")
