# Keywords everywhere, absolute errors, priorities before the step, a print.
def training_step(buffer, q_network, target_network, target_rule, optimizer, batch_size, gamma, beta):
    data, where, importance = buffer.sample(batch_size=batch_size, beta=beta)
    y = target_rule(
        q_network=q_network, target_network=target_network, batch=data, gamma=gamma
    ).detach()
    loss, delta = weighted_loss(
        q_network=q_network, batch=data, target=y, weights=importance
    )
    buffer.update_priorities(places=where, td_errors=delta.abs().cpu().numpy())
    optimizer.zero_grad(set_to_none=False)
    loss.backward()
    optimizer.step()
    if torch.rand(1).item() < 0.01:
        print("loss", loss.item())
    return float(loss)
