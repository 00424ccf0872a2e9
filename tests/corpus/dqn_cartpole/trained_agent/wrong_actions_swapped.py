# The two outputs are exchanged: it pushes the other way, always.
# says: The mean return of dqn_cartpole.pt over 40 episodes is
# points: 0
import torch

weights = torch.load("dqn_cartpole.pt", weights_only=True)
for name, w in weights.items():
    if w.shape[0] == 2:
        weights[name] = w.flip(0)
torch.save(weights, "dqn_cartpole.pt")
