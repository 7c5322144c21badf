import type { Chance } from "#db/factories/random";
import type { Status } from "~/domain/prisoners/statuses";
import type { Held } from "./custody";
import type { Place } from "./places";

/** A change in somebody's custody, so many days before today. */
export interface Chapter {
  status: Status;
  daysAgo: number;
  /** Where they are from then on; null is nowhere known, absent is where they were. */
  place?: Place | null;
}

/** The chapters that lead to a status, oldest first. Source of the order: domain.md §5. */
export function chaptersTo(held: Held, places: Map<string, Place>, chance: Chance): Chapter[] {
  const at = (key: string) => places.get(key) ?? null;
  const remandFrom = (daysAgo: number): Chapter[] => [
    { status: "detained", daysAgo },
    { status: "remand", daysAgo: daysAgo - 2, place: at(chance.pick(remandPrisons(held))) },
  ];
  const onTheWayAt = (daysAgo: number): Chapter[] => [
    ...remandFrom(daysAgo + chance.between(210, 480)),
    { status: "awaiting-transfer", daysAgo: daysAgo + chance.between(18, 45) },
    { status: "in-transit", daysAgo, place: null },
  ];
  const arrivedAt = (daysAgo: number): Chapter[] => [
    ...onTheWayAt(daysAgo + chance.between(12, 38)),
    { status: "quarantine", daysAgo, place: at(chance.weighted(placesOfSentence(held))) },
  ];
  const servingSince = (daysAgo: number): Chapter[] => [
    ...arrivedAt(daysAgo + 15),
    { status: "serving", daysAgo },
  ];

  switch (held.status) {
    case "detained":
      return [{ status: "detained", daysAgo: chance.between(1, 9), place: at("ivs-tula") }];
    case "remand":
      return remandFrom(chance.between(20, 420));
    case "awaiting-transfer":
      return [
        ...remandFrom(chance.between(200, 460)),
        { status: "awaiting-transfer", daysAgo: chance.between(2, 35) },
      ];
    case "house-arrest":
      return [
        ...remandFrom(chance.between(160, 300)),
        { status: "house-arrest", daysAgo: chance.between(8, 120), place: null },
      ];
    case "in-transit":
      return onTheWayAt(chance.between(4, 38));
    case "unknown": {
      const lost = chance.between(15, 70);
      return [...onTheWayAt(lost + 45), { status: "unknown", daysAgo: lost }];
    }
    case "quarantine":
      return arrivedAt(chance.between(1, 12));
    case "hospital":
      return [
        ...servingSince(chance.between(120, 500)),
        { status: "hospital", daysAgo: chance.between(4, 40), place: at("hospital-saratov") },
      ];
    case "released":
      return [
        ...servingSince(chance.between(420, 700)),
        { status: "released", daysAgo: chance.between(6, 330), place: null },
      ];
    case "died":
      return [...servingSince(640), { status: "died", daysAgo: 74, place: null }];
    case "serving":
      return chance.happens(0.14) && !held.minor ? movedOn(servingSince(600)) : servingSince(servingDays());
  }

  function servingDays(): number {
    return held.minor || chance.happens(0.25) ? chance.between(4, 60) : chance.between(60, 900);
  }

  /** To another colony, by way of a month on the road. */
  function movedOn(before: Chapter[]): Chapter[] {
    const here = before.at(-2)?.place;
    const arrived = chance.between(20, 320);
    const others = placesOfSentence(held).filter(([key]) => at(key) !== here);
    return [
      ...before,
      { status: "in-transit", daysAgo: arrived + chance.between(9, 34), place: null },
      { status: "serving", daysAgo: arrived, place: at(chance.weighted(others)) },
    ];
  }
}

function remandPrisons({ gender }: Held): string[] {
  const both = ["sizo-moscow", "sizo-moscow", "sizo-petersburg"];
  return gender === "f" ? both : [...both, "sizo-azov"];
}

function placesOfSentence({ gender, minor }: Held): [string, number][] {
  if (minor) return [["vk-kargopol", 1]];
  if (gender === "f") {
    return [
      ["ik-mordovia", 8],
      ["kp-kuban", 2],
    ];
  }
  return [
    ["ik-gorokhovets", 32],
    ["ik-komi", 26],
    ["ik-kharp", 14],
    ["prison-achinsk", 12],
    ["kp-kuban", 16],
  ];
}
