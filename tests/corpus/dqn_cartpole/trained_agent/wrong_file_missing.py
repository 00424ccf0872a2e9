# The file is forgotten.
# says: dqn_cartpole.pt is missing: run the cell that saves the agent, and hand the file in beside the notebook.
from pathlib import Path

Path("dqn_cartpole.pt").unlink(missing_ok=True)
