# A NumPy float comes back; gradients are set by hand from a vector-Jacobian product.
%matplotlib inline
def update_critic(critic, critic_target, actor_target, critic_optimizer, batch, gamma):
    obs, action, reward, next_obs, terminated = batch
    future = critic_target(next_obs, actor_target(next_obs)).detach().numpy()
    y = reward.numpy() + gamma * np.where(terminated.numpy(), 0.0, future)
    value = critic(obs, action)
    error = value.detach().numpy() - y.astype(np.float32)
    critic_optimizer.zero_grad(set_to_none=False)
    value.backward(gradient=torch.from_numpy(2 * error / len(error)))
    critic_optimizer.step()
    return np.mean(error**2)
