"""Drills of `dqn_cartpole`: `basics` up to DQN 2013, `improvements` from the target network on."""
