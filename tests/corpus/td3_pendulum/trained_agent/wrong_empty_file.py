# A file of that name, with nothing in it.
# says: is cut short or is no PyTorch file
from pathlib import Path

Path("td3_pendulum.pt").write_bytes(b"")
