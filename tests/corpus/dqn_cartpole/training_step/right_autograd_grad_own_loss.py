# torch.autograd.grad writes the gradients; its own loss in place of weighted_loss.
def training_step(
    buffer, q_network, target_network, target_rule, optimizer, batch_size, gamma, beta
):
    transitions, where, w = buffer.sample(batch_size, beta)
    y = target_rule(q_network, target_network, transitions, gamma)
    q = q_network(transitions.obs)
    delta = y - q[torch.arange(len(y)), transitions.action]
    objective = torch.mean(w * delta.square())
    parameters = [p for p in q_network.parameters() if p.requires_grad]
    for p, g in zip(parameters, torch.autograd.grad(objective, parameters, allow_unused=True)):
        p.grad = g
    optimizer.step()
    buffer.update_priorities(where, delta.detach().numpy().copy())
    return float(objective.detach())
