# The gradients are set to zeros by hand; the errors are copied before the step.
def training_step(buffer, q_network, target_network, target_rule, optimizer, batch_size, gamma, beta):
    batch, places, weights = buffer.sample(batch_size, beta)
    with torch.no_grad():
        target = target_rule(q_network, target_network, batch, gamma).clone()
    for group in optimizer.param_groups:
        for parameter in group["params"]:
            if parameter.grad is not None:
                parameter.grad.zero_()
    loss, td_errors = weighted_loss(q_network, batch, target, weights)
    before = td_errors.abs().numpy().copy()
    loss.backward()
    optimizer.step()
    buffer.update_priorities(places.tolist(), before.tolist())
    return loss.item()
