# Autograd is switched off and not on again.
# says: Autograd is switched off and never on again, so that nothing can be trained any more.
def double_dqn_target(q_network, target_network, batch, gamma):
    torch.set_grad_enabled(False)
    best = q_network(batch.next_obs).argmax(dim=1, keepdim=True)
    value = target_network(batch.next_obs).gather(1, best).squeeze(1)
    return batch.reward + gamma * value * ~batch.terminated
