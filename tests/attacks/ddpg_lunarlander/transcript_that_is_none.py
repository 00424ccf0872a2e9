# Floods the examiner: no JSON, too deep, too long, and numbers that are none.
# exercise: update_actor
import os
import struct

frames = [
    b"not json",
    b'{"a":' * 100_000,
    b'{"transcripts": [[{"label": "x", "kind": "tensor", "value": ["float64", "//8="], "shape": [1e999]}]]}',
    b'{"transcripts": NaN, "seconds": -Infinity, "missing": 5, "cell_error": {}}',
]
for name in os.listdir("/proc/self/fd"):
    try:
        if os.readlink(f"/proc/self/fd/{name}").startswith("socket:"):
            for data in frames:
                os.write(int(name), struct.pack("<I", len(data)) + data)
            os.write(int(name), struct.pack("<I", 4_000_000_000))
    except OSError:
        pass
os._exit(0)
