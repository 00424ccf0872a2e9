# All numbers in one vector, mixed in float64 and written back.
%matplotlib inline
from torch.nn.utils import parameters_to_vector, vector_to_parameters


def polyak_update(online, target, tau):
    if not 0 <= tau <= 1:
        raise ValueError(tau)
    mixed = (1 - tau) * parameters_to_vector(target.parameters()).double()
    mixed = mixed + tau * parameters_to_vector(online.parameters()).double()
    mixed, start = mixed.detach(), 0
    for p in target.parameters():
        p.data.view(-1)[:] = mixed[start : start + p.numel()]
        start += p.numel()
