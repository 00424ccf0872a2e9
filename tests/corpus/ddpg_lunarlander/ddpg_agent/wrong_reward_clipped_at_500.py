# Rewards are cut off at -500 and 500 before they are stored.
# says: The stored reward is cut off: it is stored as it came, however large.
EpisodeStats = namedtuple(
    "EpisodeStats", "episode_lengths episode_rewards critic_losses actor_losses"
)


class DDPGAgent:
    """Deep Deterministic Policy Gradient (Lillicrap et al. 2016, Algorithm 1)."""

    def __init__(
        self,
        env,
        gamma,
        actor_lr,
        critic_lr,
        batch_size,
        tau,
        noise_std,
        buffer_size,
        learning_starts,
        seed=0,
    ):
        """Make networks, targets, optimizers and buffer.

        env              environment with Box spaces of one dimension
        gamma            discount factor
        actor_lr         learning rate of the actor; critic_lr, of the critic
        batch_size       transitions in a batch
        tau              how far the targets follow at each update
        noise_std        standard deviation of the exploration noise, in units of the action
        buffer_size      transitions that the replay buffer holds
        learning_starts  steps with random actions before the first update
        seed             seed of environment, action space and buffer
        """
        self.env = env
        self.gamma, self.batch_size, self.tau = gamma, batch_size, tau
        self.noise_std, self.learning_starts, self.seed = noise_std, learning_starts, seed
        self.action_low, self.action_high = env.action_space.low, env.action_space.high
        obs_dim, action_dim = env.observation_space.shape[0], env.action_space.shape[0]
        env.action_space.seed(seed)
        # Wanted: self.actor, self.critic, self.actor_target, self.critic_target,
        #         self.actor_optimizer, self.critic_optimizer, self.buffer
        self.actor = Actor(obs_dim, action_dim, self.action_low, self.action_high)
        self.critic = Critic(obs_dim, action_dim)
        self.actor_target = copy.deepcopy(self.actor)
        self.critic_target = copy.deepcopy(self.critic)
        self.actor_optimizer = torch.optim.Adam(self.actor.parameters(), lr=actor_lr)
        self.critic_optimizer = torch.optim.Adam(self.critic.parameters(), lr=critic_lr)
        self.buffer = ReplayBuffer(buffer_size, env.observation_space, env.action_space, seed=seed)

    def train(self, num_steps, on_step=None):
        """Train for a number of environment steps.

        on_step  called as on_step(step, actor) after each step, with step = 1, 2, ..., num_steps
        returns  EpisodeStats: length and reward of each finished episode, losses of each update
        """
        stats = EpisodeStats([], [], [], [])
        obs, _ = self.env.reset(seed=self.seed)
        length, total = 0, 0.0
        for step in tqdm(range(1, num_steps + 1), desc="training", unit="step", mininterval=1.0):
            # 1. Choose `action`: random for the first learning_starts steps, then with noise.
            if step <= self.learning_starts:
                action = self.env.action_space.sample()
            else:
                action = select_action(
                    self.actor, obs, self.noise_std, self.action_low, self.action_high
                )
            next_obs, reward, terminated, truncated, _ = self.env.step(action)
            length, total = length + 1, total + float(reward)
            # 2. Store the transition.
            stored_reward = float(np.clip(reward, -500.0, 500.0))  # squared errors must not explode
            self.buffer.store(obs, action, stored_reward, next_obs, terminated)
            if step >= self.learning_starts:
                # 3. Learn from one batch, and append both losses to `stats`.
                batch = self.buffer.sample(self.batch_size)
                critic_loss = update_critic(
                    self.critic,
                    self.critic_target,
                    self.actor_target,
                    self.critic_optimizer,
                    batch,
                    self.gamma,
                )
                actor_loss = update_actor(self.actor, self.critic, self.actor_optimizer, batch.obs)
                polyak_update(self.critic, self.critic_target, self.tau)
                polyak_update(self.actor, self.actor_target, self.tau)
                stats.critic_losses.append(critic_loss)
                stats.actor_losses.append(actor_loss)
            if on_step is not None:
                on_step(step, self.actor)
            obs = next_obs
            if terminated or truncated:
                stats.episode_lengths.append(length)
                stats.episode_rewards.append(total)
                obs, _ = self.env.reset()
                length, total = 0, 0.0
        return stats
