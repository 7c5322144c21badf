import { describe, expect, test } from "vitest";
import { changedAddress, isFiltered, listAddress, parseListQuery } from "~/features/desk/prisoner-list";

const read = (search: string) => parseListQuery(new URLSearchParams(search));
const unasked = read("");

test("an address and what it asks for turn into each other", () => {
  const address =
    "/desk/prisoners?q=%D0%98%D0%9A-6&show=nobody&status=serving&region=%D0%9A%D0%BE%D0%BC%D0%B8&sort=-name";
  const query = read(address.split("?")[1] ?? "");
  expect(query).toEqual({
    q: "ИК-6",
    show: "nobody",
    status: "serving",
    region: "Коми",
    facility: "",
    sort: "-name",
    after: "",
    before: "",
  });
  expect(listAddress(query)).toBe(address);
  expect(listAddress(unasked)).toBe("/desk/prisoners");
});

test.each([
  "show=everyone&status=lost&sort=id&facility=../etc&after[]=x&__proto__=1",
  "show=&status=&sort=&q=&region=&facility=&after=&before=",
  `facility=${"x".repeat(65)}&after=${"x".repeat(2001)}`,
  "q=%00%E2%80%AE%20%20&sort=--load",
])("what is not understood counts as not asked: %s", (search) => {
  expect(read(search)).toEqual(unasked);
});

describe("a search", () => {
  test("is kept to a length, without cutting a letter in two", () => {
    expect(read(`q=${"я".repeat(5000)}`).q).toBe("я".repeat(80));
    expect(Array.from(read(`q=${"😀".repeat(100)}`).q)).toHaveLength(80);
  });

  test("loses what cannot be seen", () => {
    expect(read("q=%E2%80%8BИва%00нов%20%20Иван ").q).toBe("Иванов Иван");
  });
});

test("a change of filter or order begins at the first page", () => {
  const query = { ...unasked, q: "Иван", after: "abc" };
  expect(changedAddress(query, { sort: "-load" })).toBe(
    "/desk/prisoners?q=%D0%98%D0%B2%D0%B0%D0%BD&sort=-load",
  );
});

test("an order or a page is no filter, everything else is", () => {
  expect(isFiltered({ ...unasked, sort: "name", after: "abc" })).toBe(false);
  expect(isFiltered({ ...unasked, status: "all" })).toBe(true);
  expect(isFiltered({ ...unasked, facility: "f1" })).toBe(true);
});
