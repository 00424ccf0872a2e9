# A file of that name, with nothing in it.
# says: is cut short or is no PyTorch file
from pathlib import Path

Path("ddpg_actor.pt").write_bytes(b"")
