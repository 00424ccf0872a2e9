# The names are those of an nn.Sequential with a prefix, not those of the Actor.
import torch

weights = torch.load("td3_pendulum.pt", weights_only=True)
layers = [name.removesuffix("weight") for name, w in weights.items() if w.ndim == 2]
renamed = {
    f"policy.net.{2 * i}.{kind}": weights[layer + kind]
    for i, layer in enumerate(layers)
    for kind in ("weight", "bias")
}
torch.save(renamed, "td3_pendulum.pt")
