import { expect, it } from "vitest";
import { climateZones, facilityKinds, regimes } from "~/domain/facilities/kinds";

it("has no kind, regime or zone twice", () => {
  for (const list of [facilityKinds, regimes, climateZones]) expect(new Set(list).size).toBe(list.length);
});

it("knows no punishment cell as a facility", () => {
  expect(facilityKinds).toEqual(["sizo", "ivs", "ik", "kp", "vk", "prison", "hospital"]);
});
