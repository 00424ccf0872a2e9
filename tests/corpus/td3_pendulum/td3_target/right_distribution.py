# The noise comes from torch.distributions; a magic and a shell command stand above.
%matplotlib inline
!nvidia-smi
from torch.distributions import Normal


def td3_target(target_actor, target_critic, batch, gamma, noise_std, noise_clip, action_limit):
    with torch.no_grad():
        action = target_actor(batch.next_obs)
        noise = Normal(0.0, 1.0).sample(action.shape).mul(noise_std)
        noise = noise.clip(-noise_clip, noise_clip)
        action = (action + noise).clamp(-action_limit, action_limit)
        q1, q2 = target_critic(batch.next_obs, action)
        next_value = torch.minimum(q1, q2)
        mask = must_bootstrap(batch.terminated, batch.truncated)
        return batch.reward + gamma * mask * next_value
