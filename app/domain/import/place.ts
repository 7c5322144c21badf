import type { FacilityKind, Regime } from "../facilities/kinds";
import { searchKey } from "../prisoners/names";
import type { FacilityFacts } from "./facts";
import { regionOf } from "./regions";
import { cleanLine, saysNo, wordKey } from "./text";

export type PlaceReading =
  | { state: "facility"; facility: FacilityFacts; kindKnown: boolean }
  | { state: "nowhere" | "in-transit" | "house-arrest" | "released" };

/**
 * Reads where a person is held from free text: the name of the facility, its address and postcode in any order,
 * on one line or several. Words for a state are no address. A kind that cannot be told is taken for a colony of
 * unknown regime, the strictest reading, for a coordinator to confirm.
 */
export function readPlace(raw: string): PlaceReading {
  const key = wordKey(raw);
  if (saysNo(raw)) return { state: "nowhere" };
  for (const [pattern, state] of states) if (pattern.test(key)) return { state };
  const parts = partsOf(raw);
  const named =
    parts.find(({ text }) => kindOf(text) !== null) ?? parts.find(({ text }) => !/^\d+$/.test(text));
  if (named === undefined) return { state: "nowhere" };
  const kind = kindOf(named.text);
  const postcode = /(?<!\d)\d{6}(?!\d)/.exec(raw)?.[0] ?? null;
  const rest = parts.filter((part) => part !== named);
  const facility: FacilityFacts = {
    name: named.text,
    kind: kind ?? "ik",
    regime: regimeOf(raw),
    address: addressLines(rest, postcode),
    postcode,
    region: regionOf(raw, postcode),
  };
  return { state: "facility", facility, kindKnown: kind !== null };
}

export type PlaceReader = typeof readPlace;

/** Reads the places of one list, of which many people share each: every text is read once. */
export function placeReader(): PlaceReader {
  const known = new Map<string, PlaceReading>();
  return (raw) => {
    const place = known.get(raw) ?? readPlace(raw);
    known.set(raw, place);
    return place;
  };
}

/** A facility's name as two texts are compared by it: "СИЗО № 1" and "сизо-1" are alike. */
export function facilityKey(name: string): string {
  return searchKey(name).replace(/[^\p{L}\p{N}]+/gu, "");
}

const states: readonly (readonly [pattern: RegExp, state: Exclude<PlaceReading["state"], "facility">])[] = [
  [/^(на этап|этап|в пути|in transit|transit|перевод)/, "in-transit"],
  [/^(под )?(домашн|хатн|house arrest|home confinement)/, "house-arrest"],
  [/^(released|освобо|вызвал|на свободе$|на волі$|at liberty$|free$)/, "released"],
  [/^(находится на свободе|находится на волі|at liberty|место неизвест)/, "nowhere"],
  [/^(адрес |место )?(уточня|неизвест|невядом|unknown|не извест|нет данных|to be )/, "nowhere"],
];

const word = (list: string) => new RegExp(`(?<!\\p{L})(?:${list})(?!\\p{L})`, "u");

/** Which kind a name speaks of; the first that fits. Domain.md §1; open-type institutions stand beside settlements. */
const kinds: readonly (readonly [pattern: RegExp, kind: FacilityKind])[] = [
  [/больниц|госпитал|бальніц|шпітал|hospital/, "hospital"],
  [/временного содерж|часовага ўтрым|temporary detention|изоляции правонаруш/, "ivs"],
  [word("ивс|івс|цип|цір|іву"), "ivs"],
  [/следственн\S* изолятор|следчы ізалятар|pre-?trial|remand|detention cent/, "sizo"],
  [word("сизо|сіза|sizo"), "sizo"],
  [/поселени|пасялен|открытого типа|адкрытага тыпу|open.type|settlement/, "kp"],
  [word("кп|иуот|пуат"), "kp"],
  [/воспитательн|выхаваўч|juvenile|educational/, "vk"],
  [word("вк"), "vk"],
  [/колони|калоні|colony|исправительное учрежд/, "ik"],
  [word("ик|пк|лиу|ik"), "ik"],
  [/тюрьм|турм|prison/, "prison"],
];

const regimes: readonly (readonly [pattern: RegExp, regime: Regime])[] = [
  [/общ\p{L}* режим/u, "general"],
  [/строг\p{L}* режим/u, "strict"],
  [/особ\p{L}* режим/u, "special"],
];

function kindOf(name: string): FacilityKind | null {
  const key = searchKey(name);
  return kinds.find(([pattern]) => pattern.test(key))?.[1] ?? null;
}

function regimeOf(raw: string): Regime | null {
  const key = searchKey(raw);
  return regimes.find(([pattern]) => pattern.test(key))?.[1] ?? null;
}

type Part = { line: number; text: string };

function partsOf(raw: string): Part[] {
  return raw.split(/[\n;]/).flatMap((text, line) =>
    text
      .split(",")
      .map((part) => ({ line, text: cleanLine(part) }))
      .filter((part) => part.text !== ""),
  );
}

function addressLines(parts: readonly Part[], postcode: string | null): string {
  const lines = new Map<number, string[]>();
  for (const { line, text } of parts) {
    const rest = postcode === null ? text : text.replace(postcode, "").replace(/^[\s.]+|\s+$/g, "");
    if (rest === "") continue;
    const known = lines.get(line);
    if (known) known.push(rest);
    else lines.set(line, [rest]);
  }
  return [...lines.values()].map((each) => each.join(", ")).join("\n");
}
