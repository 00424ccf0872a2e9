# Calls none of the other exercises; prints and warns.
import warnings


def ddpg_update(learner, batch, gamma, tau, max_norm):
    warnings.warn("one update")
    with torch.no_grad():
        y = learner.target_critic(batch.next_obs, learner.target_actor(batch.next_obs))
        y = batch.reward + gamma * (1 - batch.terminated.float()) * y
    q = learner.critic(batch.obs, batch.action)
    first = ((q - y) ** 2).mean()
    learner.actor_optimizer.zero_grad()
    learner.critic_optimizer.zero_grad()
    first.backward()
    norm = torch.nn.utils.clip_grad_norm_(learner.critic.parameters(), max_norm=max_norm)
    print("norm", norm)
    learner.critic_optimizer.step()
    second = -learner.critic(batch.obs, learner.actor(batch.obs)).mean()
    second.backward(inputs=list(learner.actor.parameters()))
    torch.nn.utils.clip_grad_norm_(learner.actor.parameters(), max_norm=max_norm)
    learner.actor_optimizer.step()
    with torch.no_grad():
        for online, target in (
            (learner.critic, learner.target_critic),
            (learner.actor, learner.target_actor),
        ):
            for p, p_target in zip(online.parameters(), target.parameters()):
                p_target.copy_((1 - tau) * p_target + tau * p)
    return float(first), float(second)
