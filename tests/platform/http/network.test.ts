import { expect, test } from "vitest";
import { isShared, networkOf } from "~/platform/http/network";

test.each([
  ["203.0.113.7", "203.0.113.7"],
  ["::ffff:203.0.113.7", "203.0.113.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:0DB8:0001:0002::1", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["203.0.113.7:49152", "203.0.113.7"],
  ["[2001:db8:1:2::1]:49152", "2001:db8:1:2::/64"],
  ["onion", "unknown"],
  [null, "unknown"],
  ["", "unknown"],
])("%s belongs to %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test.each([
  ["127.0.0.1", true],
  ["::1", true],
  ["172.17.0.1", true],
  ["192.168.1.1", true],
  ["fd00::1", true],
  [null, true],
  ["172.32.0.1", false],
  ["203.0.113.7", false],
  ["2001:db8::1", false],
])("many people may come from %s: %s", (address, shared) => {
  expect(isShared(networkOf(address))).toBe(shared);
});
