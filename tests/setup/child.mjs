import { spawn } from "node:child_process";
import { createServer } from "node:net";

/** Ends `child` and removes `folder` when this process dies, however it dies: a watcher sees the pipe close. */
export function endWithParent(child, { signal, folder = "" }) {
  const watcher = spawn("/bin/sh", ["-c", WATCH, "watch", String(child.pid), signal, folder], {
    cwd: "/",
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  watcher.on("error", () => {});
  watcher.stdin.on("error", () => {});
  watcher.unref();
  watcher.stdin.unref();
  child.once("exit", () => watcher.kill("SIGKILL"));
}

const WATCH = `cat >/dev/null
kill -s "$2" "$1"
tries=0
while kill -0 "$1" && [ "$tries" -lt 50 ]; do sleep 0.1; tries=$((tries + 1)); done
kill -s KILL "$1"
[ -z "$3" ] || rm -rf "$3"`;

/** Asks `child` to end and waits for it; after `patience` milliseconds it is killed. */
export async function endChild(child, signal, patience) {
  if (hasEnded(child)) return;
  child.ref();
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill(signal);
  const killer = setTimeout(() => child.kill("SIGKILL"), patience);
  await ended;
  clearTimeout(killer);
}

/** Whether `child` has exited or never started. */
export function hasEnded(child) {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

/** Gathers what `stream` says, at most the last 64 kB, without keeping this process alive. */
export function gather(stream) {
  let text = "";
  stream.setEncoding("utf8");
  stream.on("data", (chunk) => {
    text = (text + chunk).slice(-65_536);
  });
  stream.unref?.();
  return () => text;
}

/** A TCP port of 127.0.0.1 that nobody listens on at this moment. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
