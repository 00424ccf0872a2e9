# Sends what it finds to a server, and asks one for the answer.
# exercise: critic
import socket
import urllib.request

for target in (("127.0.0.1", 22), ("1.1.1.1", 53), ("localhost", 8888)):
    try:
        socket.create_connection(target, timeout=1).sendall(b"hello")
    except OSError as error:
        problem = error
urllib.request.urlopen("http://127.0.0.1:8888/answer", timeout=1)
