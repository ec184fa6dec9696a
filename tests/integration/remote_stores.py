"""An S3-compatible store and an SFTP server with some files each, and what a source reads there.

A process of its own: the servers and clients of these packages leave sockets and loops behind when they end.
"""

import asyncio
import json
import os
import sys
import threading
from pathlib import Path
from typing import Any

from flows.settings import Settings
from flows.sources.protocol import Fetched
from flows.sources.remote import RemoteSource

FILES = {"2014/05/a.txt": b"First.", "2014/06/b.html": b"<html>Second.</html>", "2014/06/c.bin": b"\x00\x01"}
NAMES = ("DESK_KEY", "DESK_SECRET")


def s3_store() -> str:
    """Start an S3 store with the bucket `news`; gives its address."""
    import boto3
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    address = f"http://{host}:{port}"
    key, secret = (os.environ[name] for name in NAMES)
    client = boto3.client(
        "s3", endpoint_url=address, aws_access_key_id=key, aws_secret_access_key=secret, region_name="us-east-1"
    )
    client.create_bucket(Bucket="news")
    for name, data in FILES.items():
        client.put_object(Bucket="news", Key=name, Body=data)
    return address


def sftp_server(root: Path) -> int:
    """Start an SFTP server that lets `desk` in with the password `secret`; gives its port."""
    import asyncssh

    for name, data in FILES.items():
        (root / "news" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "news" / name).write_bytes(data)

    class Door(asyncssh.SSHServer):
        def password_auth_supported(self) -> bool:
            return True

        def validate_password(self, username: str, password: str) -> bool:
            return (username, password) == ("desk", "secret")

    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, daemon=True).start()

    async def listen() -> Any:
        return await asyncssh.listen(
            "127.0.0.1",
            0,
            server_factory=Door,
            server_host_keys=[asyncssh.generate_private_key("ssh-ed25519")],
            sftp_factory=lambda channel: asyncssh.SFTPServer(channel, chroot=str(root).encode()),
        )

    return int(asyncio.run_coroutine_threadsafe(listen(), loop).result(30).get_port())


def look(folder: Path, url: str, options: dict[str, str]) -> list[str]:
    """What a source reads: the names of its files, the reasons of what it refuses."""
    source = RemoteSource("bucket", [url], options, Settings(work_dir=folder / "work", workers=1))
    source.check()
    return [
        item.locator.rpartition("/news/")[2] if isinstance(item, Fetched) else getattr(item, "reason", "")
        for item in source.items()
    ]


if __name__ == "__main__":
    place = Path(sys.argv[1])
    keys = {"key": "$DESK_KEY", "secret": "$DESK_SECRET", "endpoint_url": s3_store()}
    door = f"sftp://127.0.0.1:{sftp_server(place / 'sftp')}"
    user = {"username": "desk", "password": "$DESK_SECRET"}
    found = {path: look(place, f"s3://{path}", keys) for path in sys.argv[2:]}
    found |= {f"/{path}": look(place, f"{door}/{path}", user) for path in sys.argv[2:]}
    found["wrong password"] = look(place, f"{door}/news", user | {"password": "wrong"})
    found["nobody there"] = look(place, "sftp://127.0.0.1:1/news", user)
    sys.stdout.write(json.dumps(found))
    sys.stdout.flush()
    os._exit(0)
