import { isIP, isIPv4 } from "node:net";

/**
 * What stands for a client's network in rate limits: an IPv4 address, the first 64 bits of an IPv6 one (a home has
 * all of them), and one word for everybody whose address is not known, as behind an onion service. Some proxies write
 * brackets and a port besides, which would make every connection a network of its own.
 */
export function networkOf(address: string | null): string {
  if (!address) return UNKNOWN;
  const plain = withoutPort(address);
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain);
  if (mapped?.[1]) return mapped[1];
  if (isIPv4(plain)) return plain;
  if (!isIP(plain)) return UNKNOWN;
  const [head = "", tail = ""] = plain.toLowerCase().split("%")[0]?.split("::") ?? [];
  const first = head ? head.split(":") : [];
  const last = tail ? tail.split(":") : [];
  const zeros = Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => "0");
  const groups = [...first, ...zeros, ...last].slice(0, 4);
  return `${groups.map((group) => group.replace(/^0+(?=.)/, "")).join(":")}::/64`;
}

/** Whether a network stands for many people: a proxy or an onion service on this machine or beside it, or unknown. */
export function isShared(network: string): boolean {
  return network === UNKNOWN || near.test(network);
}

const UNKNOWN = "unknown";

/** Loopback, private and link-local addresses (RFC 1918, 4193, 3927, 4291). */
const near = /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|0:0:0:0::|f[cd]\w\w:|fe[89ab]\w:)/;

function withoutPort(address: string): string {
  const bracketed = /^\[([^\]]+)\](?::\d+)?$/.exec(address);
  return bracketed?.[1] ?? address.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1");
}
