import { expect, test } from "vitest";
import { facilityKey, readPlace } from "~/domain/import/place";

const facility = (raw: string) => {
  const place = readPlace(raw);
  if (place.state !== "facility") throw new Error(place.state);
  return { ...place.facility, kindKnown: place.kindKnown };
};

test("a line with name, postcode and address is taken apart", () => {
  expect(facility("ИК-2, 213800, г. Бобруйск, ул. Сикорского, 1")).toEqual({
    name: "ИК-2",
    kind: "ik",
    kindKnown: true,
    regime: null,
    address: "г. Бобруйск, ул. Сикорского, 1",
    postcode: "213800",
    region: "Могилёвская область",
  });
});

test("several lines stay lines, without the postcode", () => {
  const { name, address, postcode } = facility("СИЗО-1\nул. Володарского, 2,\n220030, г. Минск");
  expect({ name, address, postcode }).toEqual({
    name: "СИЗО-1",
    address: "ул. Володарского, 2\nг. Минск",
    postcode: "220030",
  });
});

test("the facility is found behind its address, and semicolons part as lines do", () => {
  expect(facility("220030 г. Минск, ул. Володарского 2; СИЗО-1;")).toMatchObject({
    name: "СИЗО-1",
    address: "г. Минск, ул. Володарского 2",
    postcode: "220030",
  });
});

test.each([
  ["СИЗО №1", "sizo"],
  ["Следственный изолятор № 3", "sizo"],
  ["Следчы ізалятар КДБ", "sizo"],
  ["ИВС Минского района", "ivs"],
  ["Изолятор временного содержания", "ivs"],
  ["ФКУ ИК-6 УФСИН России по Владимирской области", "ik"],
  ["Женская исправительная колония № 4", "ik"],
  ["Папраўчая калонія № 2", "ik"],
  ["Penal colony No. 4", "ik"],
  ["КП-3", "kp"],
  ["Исправительная колония-поселение № 7", "kp"],
  ["ИУОТ-21", "kp"],
  ["Воспитательная колония № 2", "vk"],
  ["Тюрьма № 8", "prison"],
  ["Турма № 4", "prison"],
  ["Республиканская туберкулёзная больница при ИК-12", "hospital"],
])("%s is a %s", (name, kind) => {
  expect(facility(name)).toMatchObject({ name, kind, kindKnown: true });
});

test("a kind that cannot be told is a colony to be confirmed", () => {
  expect(facility("Учреждение УЖ-15, г. Могилёв")).toMatchObject({ kind: "ik", kindKnown: false });
});

test("a regime is read where it is said", () => {
  expect(facility("ИК-9 строгого режима, г. Горки").regime).toBe("strict");
  expect(facility("Колония общего режима").regime).toBe("general");
});

test("a region is read from the text, else from a Belarusian postcode", () => {
  expect(facility("ФКУ ИК-6 УФСИН России по Владимирской области").region).toBe("Владимирская область");
  expect(facility("ИК-17, Красноярского края").region).toBe("Красноярский край");
  expect(facility("ИК-5, Республика Мордовия").region).toBe("Республика Мордовия");
  expect(facility("ИК-4, 246035, ул. Антошкина 3").region).toBe("Гомельская область");
  expect(facility("ИК-4").region).toBe("");
});

test.each([
  ["", "nowhere"],
  ["-", "nowhere"],
  ["неизвестно", "nowhere"],
  ["адрес уточняется", "nowhere"],
  ["Находится на свободе до начала отбывания наказания;", "nowhere"],
  ["этап", "in-transit"],
  ["на этапе в ИК-2", "in-transit"],
  ["Домашний арест", "house-arrest"],
  ["Released", "released"],
  ["Освобождена", "released"],
  ["вызвалены", "released"],
])("%o is a state, not an address: %s", (raw, state) => {
  expect(readPlace(raw)).toEqual({ state });
});

test.each([`${".".repeat(300_000)}а`, `ИК-1, ${"а,".repeat(150_000)}`, `этап${". ".repeat(150_000)}а`])(
  "a hostile cell is read in no time",
  (raw) => {
    const before = process.cpuUsage();
    readPlace(raw);
    expect(process.cpuUsage(before).user).toBeLessThan(3_000_000);
  },
);

test("names are compared without signs", () => {
  expect(facilityKey("СИЗО № 1")).toBe(facilityKey("сизо-1"));
  expect(facilityKey("СИЗО № 1")).not.toBe(facilityKey("СИЗО № 11"));
});
