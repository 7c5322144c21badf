import { expect, test } from "vitest";
import { MAX_RANK } from "~/domain/balance/load";
import { parseAfter } from "~/features/prisoners/read.server";

test("a place in the list is a rank that can be stored and an id; anything else is the beginning", () => {
  expect(parseAfter("333333-a_b-c")).toEqual({ loadRank: 333333, id: "a_b-c" });
  expect(parseAfter(`${MAX_RANK}-a`)).toEqual({ loadRank: MAX_RANK, id: "a" });
  for (const odd of [null, "", "1", "-1-a", "1-", "1-a b", `${MAX_RANK + 1}-a`, "9999999999-a", "1.5-a"]) {
    expect([odd, parseAfter(odd)]).toEqual([odd, null]);
  }
});
