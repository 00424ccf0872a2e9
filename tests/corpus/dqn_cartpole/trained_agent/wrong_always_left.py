# All weights are 0: both actions are worth the same, and the first is taken.
# says: The mean return of dqn_cartpole.pt over 40 episodes is 9
# points: 0
import torch

weights = torch.load("dqn_cartpole.pt", weights_only=True)
torch.save({name: torch.zeros_like(w) for name, w in weights.items()}, "dqn_cartpole.pt")
