"""Submissions that would talk to somebody. The runner listens and asserts that nothing arrives."""

from attacks.attack import ACCEPTED, LOAD, RUNTIME, Attack, at_import, in_relu

WAYS = {
    "tcp": "socket.create_connection(('127.0.0.1', @TCP_PORT@), 1).send(b'x')",
    "tcp-6": "socket.socket(socket.AF_INET6).connect(('::1', @TCP_PORT@))",
    "tcp-server": "socket.create_server(('127.0.0.1', 0))",
    "udp": "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', 53))",
    "raw-socket": "socket.socket(socket.AF_INET, socket.SOCK_RAW, 1)",
    "netlink": "socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)",
    "packet-socket": "socket.socket(socket.AF_PACKET, socket.SOCK_RAW)",
    "vsock": "socket.socket(socket.AF_VSOCK)",
    "kernel-cryptography": "socket.socket(socket.AF_ALG, socket.SOCK_SEQPACKET)",
    "unix-socket": "socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM).sendto(b'x', '@SERVER@')",
    "abstract-socket": "socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM).sendto(b'x', chr(0) + 'dlwork-attack-@PARENT@')",
    "pair-to-a-unix-socket": "socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)[0].sendto(b'x', '@SERVER@')",
    "pair-to-an-abstract-socket": "socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)[0].sendto(b'x', chr(0) + 'dlwork-attack-@PARENT@')",
    "pair-connected-to-a-unix-socket": "socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)[0].connect('@SERVER@')",
    "message-to-a-unix-socket": "socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)[0].sendmsg([b'x'], [], 0, '@SERVER@')",
    "name-lookup": "socket.getaddrinfo('localhost.example.invalid', 80)",
    "name-lookup-by-numbers": "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect(('127.0.0.1', 53))",
    "http": "import urllib.request\nurllib.request.urlopen('http://127.0.0.1:@TCP_PORT@/', timeout=1)",
    "asyncio-client": "import asyncio\nasyncio.run(asyncio.open_connection('127.0.0.1', @TCP_PORT@))",
    "syslog": "import logging.handlers\nlogging.handlers.SysLogHandler('/dev/log').emit(logging.makeLogRecord({}))\nraise OSError",
}

ATTACKS = [
    *(Attack(name, in_relu(f"import socket\n{code}"), RUNTIME) for name, code in WAYS.items()),
    Attack("tcp-at-import", at_import("import socket\nsocket.create_connection(('127.0.0.1', @TCP_PORT@), 1)"), LOAD),
    Attack("tries-the-network-quietly-and-is-right", at_import(f"""
import socket
for code in {list(WAYS.values())!r}:
    try: exec(code)
    except OSError: pass
"""), ACCEPTED),
]  # fmt: skip
