# SPDX-License-Identifier: GPL-3.0-or-later
"""A TCP port that passes on to another address (host:port or a Unix socket), each way late by some milliseconds."""

import asyncio
import sys


async def pass_on(reader, writer, delay_s):
    """Bytes leave in the order in which they came, each lot delay_s after it came."""
    queue = asyncio.Queue()
    loop = asyncio.get_running_loop()

    async def write():
        while (item := await queue.get()) is not None:
            due, data = item
            await asyncio.sleep(max(0, due - loop.time()))
            writer.write(data)
            await writer.drain()
        writer.close()

    task = asyncio.create_task(write())
    try:
        while data := await reader.read(65536):
            queue.put_nowait((loop.time() + delay_s, data))
    except ConnectionError:
        pass
    queue.put_nowait(None)
    await task


async def serve(target, delay_s, told):
    async def client(reader, writer):
        if target.startswith("/"):
            other_reader, other_writer = await asyncio.open_unix_connection(target)
        else:
            host, port = target.rsplit(":", 1)
            other_reader, other_writer = await asyncio.open_connection(host, int(port))
        await asyncio.gather(pass_on(reader, other_writer, delay_s), pass_on(other_reader, writer, delay_s),
                             return_exceptions=True)  # fmt: skip

    server = await asyncio.start_server(client, "127.0.0.1", 0)
    told(server.sockets[0].getsockname()[1])
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(sys.argv[1], float(sys.argv[2]) / 1000, lambda port: print(port, flush=True)))
