# The file is forgotten.
# says: td3_pendulum.pt is missing
from pathlib import Path

Path("td3_pendulum.pt").unlink(missing_ok=True)
