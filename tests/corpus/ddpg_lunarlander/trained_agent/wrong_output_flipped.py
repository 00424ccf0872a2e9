# The last layer has the wrong sign: every throttle is pulled the other way.
# says: The mean return of ddpg_actor.pt over 40 episodes is -
# points: 0
import torch

weights = torch.load("ddpg_actor.pt", weights_only=True)
layers = [name.removesuffix("weight") for name, w in weights.items() if w.ndim == 2]
for kind in ("weight", "bias"):
    weights[layers[-1] + kind].neg_()
torch.save(weights, "ddpg_actor.pt")
