# The gradients come from autograd.grad and are put in place by hand; magics.
%matplotlib inline
!nvidia-smi


def training_step(buffer, q_network, target_network, target_rule, optimizer, batch_size, gamma, beta):
    sample = buffer.sample(batch_size, beta)
    y = target_rule(q_network, target_network, sample[0], gamma)
    loss, errors = weighted_loss(q_network, sample[0], y, sample[2])
    parameters = list(q_network.parameters())
    for parameter, gradient in zip(parameters, torch.autograd.grad(loss, parameters)):
        parameter.grad = gradient
    optimizer.step()
    buffer.update_priorities(sample[1], np.asarray(errors, dtype=np.float64))
    return float(loss.detach())
