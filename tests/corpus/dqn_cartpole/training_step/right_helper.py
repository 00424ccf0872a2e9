# A helper makes the step; zero_grad(set_to_none=False); tolist() for the loss; prints and an extra keyword argument.
def _down(optimizer: torch.optim.Optimizer, loss: torch.Tensor) -> None:
    optimizer.zero_grad(set_to_none=False)
    torch.autograd.backward(loss)
    optimizer.step()


def training_step(
    buffer, q_network, target_network, target_rule, optimizer, batch_size, gamma, beta, verbose=False
):
    batch, places, weights = buffer.sample(batch_size, beta=beta)
    with torch.no_grad():
        target = target_rule(q_network, target_network, batch, gamma)
    loss, td_errors = weighted_loss(q_network, batch, target, weights)
    before: float = loss.tolist()
    if verbose:
        print(f"loss {before:.3f}")
    _down(optimizer, loss)
    buffer.update_priorities(places, np.array(td_errors.tolist(), dtype=np.float32))
    return before
