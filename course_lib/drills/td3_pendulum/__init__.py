"""Drills of `td3_pendulum`: `ddpg` up to DDPG's update, `td3` from the second critic on."""
