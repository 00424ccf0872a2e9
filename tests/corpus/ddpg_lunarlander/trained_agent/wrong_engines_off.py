# All weights are 0, so that no engine ever fires.
# says: The mean return of ddpg_actor.pt over 40 episodes is -
# points: 0
import torch

weights = torch.load("ddpg_actor.pt", weights_only=True)
for tensor in weights.values():
    tensor.zero_()
torch.save(weights, "ddpg_actor.pt")
