# Opens /proc/self/mem and maps by a path in bytes, by //proc, through a link and from within the folder: none of these begins with "/proc/".
# exercise: critic
import os

SEEN = []


def attempt(what, path, mode="rb"):
    try:
        with open(path, mode) as file:
            SEEN.append(f"{what}: {len(file.read(200))} bytes read")
    except Exception as error:
        SEEN.append(f"{what}: {type(error).__name__} {str(error)[:60]}")


attempt("bytes maps", b"/proc/self/maps")
attempt("//maps", "//proc/self/maps")
os.symlink("/proc/self", "/tmp/me")
attempt("link maps", "/tmp/me/maps")
os.chdir("/proc/self")
attempt("chdir maps", "maps")
attempt("bytes mem", b"/proc/self/mem", "r+b")
attempt("//mem", "//proc/self/mem", "r+b")
attempt("environ", b"/proc/self/environ")
attempt("pid1 cmdline", b"/proc/1/cmdline")
attempt("pid1 environ", b"/proc/1/environ")
attempt("mountinfo", b"/proc/self/mountinfo")
os.chdir("/submission")


class Critic:
    def __init__(self, *sizes, **named):
        raise RuntimeError(" | ".join(SEEN))
