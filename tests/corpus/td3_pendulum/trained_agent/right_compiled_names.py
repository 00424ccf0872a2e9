# The actor was compiled, which puts a prefix before its names; one tensor is a view of a larger one.
import torch

weights = torch.load("td3_pendulum.pt", weights_only=True)
table = {f"_orig_mod.{name}": w for name, w in weights.items()}
last = next(name for name, w in table.items() if w.shape == (1, 64))
table[last] = torch.cat([table[last], torch.zeros(1, 64)])[:1]
torch.save(table, "td3_pendulum.pt")
