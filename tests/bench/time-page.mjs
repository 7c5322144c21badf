import { readFileSync } from "node:fs";

/**
 * Each round asks for another of the page's addresses; a first one that warms the page up does not count. On a busy
 * machine the clock says how long the server waited for a core; the processor's time of a request, how long it worked.
 */
export async function timePage({ origin, pid }, { name, addresses }, { cookie, rounds, goal }) {
  const times = [];
  let worked = processorMs(pid);
  for (let round = -2; round < rounds; round += 1) {
    if (round === 0) worked = processorMs(pid);
    const address = addresses[(round + 2) % addresses.length];
    const started = performance.now();
    const answer = await fetch(origin + address, { headers: { cookie }, redirect: "manual" });
    const body = await answer.text();
    if (answer.status !== 200 || !body.includes("<h1")) throw new Error(`${name}: ${answer.status}`);
    if (round >= 0) times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  const at = (share) => Math.round(times[Math.ceil(times.length * share) - 1] * 10) / 10;
  const processor = Math.round(((processorMs(pid) - worked) / rounds) * 10) / 10;
  return {
    page: name,
    "p50 ms": at(0.5),
    "p99 ms": at(0.99),
    "processor ms": processor,
    goal,
    ok: at(0.99) <= goal,
  };
}

/** What a process has worked so far, all its threads together: in hundredths of a second, as Linux counts. */
function processorMs(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /s, "")
    .split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
