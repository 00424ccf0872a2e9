# The file is forgotten.
# says: td3_pendulum.pt is missing: run the cell that saves the agent, and hand the file in beside the notebook.
from pathlib import Path

Path("td3_pendulum.pt").unlink(missing_ok=True)
