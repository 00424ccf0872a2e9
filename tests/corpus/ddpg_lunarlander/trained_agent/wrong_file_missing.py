# The file is forgotten.
# says: ddpg_actor.pt is missing
from pathlib import Path

Path("ddpg_actor.pt").unlink(missing_ok=True)
