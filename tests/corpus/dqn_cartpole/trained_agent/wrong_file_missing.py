# The file is forgotten.
# says: dqn_cartpole.pt is missing
from pathlib import Path

Path("dqn_cartpole.pt").unlink(missing_ok=True)
