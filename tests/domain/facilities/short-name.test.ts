import { expect, test } from "vitest";
import { shortFacilityName } from "~/domain/facilities/short-name";

test.each([
  ["ФКУ СИЗО-14 УФСИН России по г. Москве", "СИЗО-14"],
  ["ФКУ ИК-6 ГУФСИН России по Пермскому краю", "ИК-6"],
  ["ФКУ Тюрьма № 2 УФСИН России по Липецкой области", "Тюрьма № 2"],
  ["ИВС города Гороховца", "ИВС города Гороховца"],
  ["Исправительная колония №1", "Исправительная колония №1"],
  ["ФКУ УФСИН России", "УФСИН России"],
])("%s is called %s for short", (name, short) => {
  expect(shortFacilityName(name)).toBe(short);
});
