# The state dicts of several agents, by name.
# says: Save the network's state_dict() itself, and nothing around it.
import torch

weights = torch.load("dqn_cartpole.pt", weights_only=True)
torch.save({"DQN 2015": weights, "Double DQN": weights}, "dqn_cartpole.pt")
