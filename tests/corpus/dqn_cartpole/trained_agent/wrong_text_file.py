# Not made by PyTorch: the weights are printed into a text file.
# says: The file is cut short or is no PyTorch file: write it and download it again.
import torch

weights = torch.load("dqn_cartpole.pt", weights_only=True)
with open("dqn_cartpole.pt", "w", encoding="utf-8") as file:
    print(weights, file=file)
