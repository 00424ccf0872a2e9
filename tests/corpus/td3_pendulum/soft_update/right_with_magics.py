# With magics; all numbers in one vector.
%matplotlib inline
!nvidia-smi


def soft_update(online, target, tau):
    flat = nn.utils.parameters_to_vector
    with torch.no_grad():
        new = (1 - tau) * flat(target.parameters()) + tau * flat(online.parameters())
        begin = 0
        for p_target in target.parameters():
            p_target.copy_(new[begin : begin + p_target.numel()].view_as(p_target))
            begin += p_target.numel()


def soft_update_rho(online, target, rho):
    soft_update(online, target, 1.0 - rho)
