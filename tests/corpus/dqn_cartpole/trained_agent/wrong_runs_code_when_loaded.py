# A pickle that writes a file if it is ever unpickled.
# says: It holds more than tensors. Save the state_dict() of the network, not the network.
import torch


class Trap:
    """Unpickling this runs code."""

    def __reduce__(self):
        return exec, ("open('it_ran', 'w').write('code in dqn_cartpole.pt was run')",)


torch.save({"layer1.weight": Trap()}, "dqn_cartpole.pt")
