"""One place to seed every source of random numbers."""

import random

import numpy as np
import torch


def seed_everything(seed: int) -> None:
    """Seed Python, NumPy and PyTorch. Environments and buffers take their seed on their own."""
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)
