# Every call is written with keywords, with defaults and attributes beyond those asked for.
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
        device="cpu",
        betas=(0.9, 0.999),
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
        self.actor = Actor(
            obs_dim=obs_dim,
            action_dim=action_dim,
            action_low=self.action_low,
            action_high=self.action_high,
        ).to(device)
        self.critic = Critic(obs_dim=obs_dim, action_dim=action_dim).to(device)
        self.actor_target = copy.deepcopy(self.actor)
        self.critic_target = copy.deepcopy(self.critic)
        self.optimizer_settings = {"betas": betas, "eps": 1e-8, "weight_decay": 0}
        self.actor_optimizer = torch.optim.Adam(
            params=self.actor.parameters(), lr=actor_lr, **self.optimizer_settings
        )
        self.critic_optimizer = torch.optim.Adam(
            params=self.critic.parameters(), lr=critic_lr, **self.optimizer_settings
        )
        self.buffer = ReplayBuffer(
            capacity=buffer_size,
            observation_space=env.observation_space,
            action_space=env.action_space,
            seed=seed,
        )
        self.updates, self.device = 0, device

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
            exploring = step <= self.learning_starts
            action = (
                self.env.action_space.sample()
                if exploring
                else select_action(
                    actor=self.actor,
                    obs=obs,
                    noise_std=self.noise_std,
                    action_low=self.action_low,
                    action_high=self.action_high,
                    explore=True,
                )
            )
            next_obs, reward, terminated, truncated, _ = self.env.step(action)
            length, total = length + 1, total + float(reward)
            # 2. Store the transition.
            self.buffer.store(
                obs=obs, action=action, reward=reward, next_obs=next_obs, terminated=terminated
            )
            if step >= self.learning_starts:
                # 3. Learn from one batch, and append both losses to `stats`.
                batch = self.buffer.sample(batch_size=self.batch_size)
                critic_loss = update_critic(
                    critic=self.critic,
                    critic_target=self.critic_target,
                    actor_target=self.actor_target,
                    critic_optimizer=self.critic_optimizer,
                    batch=batch,
                    gamma=self.gamma,
                )
                actor_loss = update_actor(
                    actor=self.actor,
                    critic=self.critic,
                    actor_optimizer=self.actor_optimizer,
                    obs=batch.obs,
                )
                polyak_update(online=self.actor, target=self.actor_target, tau=self.tau)
                polyak_update(online=self.critic, target=self.critic_target, tau=self.tau)
                stats.critic_losses.append(critic_loss)
                stats.actor_losses.append(actor_loss)
                self.updates += 1
            if on_step is not None:
                on_step(step, self.actor)
            obs = next_obs
            if terminated or truncated:
                stats.episode_lengths.append(length)
                stats.episode_rewards.append(total)
                obs, _ = self.env.reset()
                length, total = 0, 0.0
        return stats
