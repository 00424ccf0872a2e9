# The biases are left out.
# says: Are all parameters updated, each once, weights and biases?
def polyak_update(online, target, tau):
    with torch.no_grad():
        for (name, p), p_target in zip(online.named_parameters(), target.parameters()):
            if "weight" in name:
                p_target.copy_((1 - tau) * p_target + tau * p)
