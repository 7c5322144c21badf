import { statuses } from "../prisoners/statuses";
import { wordKey } from "./text";

/** What a word of a list can say of somebody. `held`: in custody, where and how the place decides. */
export const stateWords = ["held", "may-write", "may-not-write", ...statuses] as const;
export type StateWord = (typeof stateWords)[number];

const stems: readonly (readonly [pattern: RegExp, readAs: StateWord])[] = [
  [
    /^(active|np|in prison|imprisoned|serving|held|in custody|arrested|under arrest|pre-?trial|convicted)$/,
    "held",
  ],
  [
    /^(в заключении|под стражей|под следствием|актив\p{L}*|содержится|отбыва\p{L}*( \p{L}+)?|сидит|под арестом)$/u,
    "held",
  ],
  [/^(арестован|задержан|осужд[её]н|заключ[её]н|подследствен)\p{L}*$/u, "held"],
  [/^(политзаключ\p{L}*|палітвяз\p{L}*)$/u, "held"],
  [/^(former|released|freed|exchanged|pardoned|acquitted|at liberty)/, "released"],
  [/^(быв|был|освобо|вызвал|помилован|оправдан|обмен|вышел|вышла|на свободе|на волі)/, "released"],
  [/^(died|dead|deceased|умер|погиб|скончал|памёр|памер)/, "died"],
  [/^(на этап|этап|в пути|in transit|transit)/, "in-transit"],
  [/^(под )?(домашн|хатн|house arrest|home confinement)/, "house-arrest"],
  [/^(в больниц|больниц|hospital|в госпитал)/, "hospital"],
  [/^(карантин|на карантин|в карантин|quarantine)/, "quarantine"],
  [/^(ожида\p{L}* (этап|отправ)|awaiting transfer)/u, "awaiting-transfer"],
  [/^(адрес |место |местонахождение )?(уточня|неизвест|невядом|unknown|не извест)/, "unknown"],
];

/** What a cell of a column of states says; null for a word this house does not know. */
export function readState(raw: string): StateWord | null {
  const word = wordKey(raw);
  return stems.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}

/** Whether one may write, as a yes or a no says it; null for anything else. */
export function readMayWrite(raw: string): "may-write" | "may-not-write" | null {
  const word = wordKey(raw);
  if (/^(yes|y|true|1|\+|да|так|можно|v|✓|ok)$/.test(word)) return "may-write";
  return /^(no|n|false|0|[-–—]|нет|не|нельзя|не писать|ні|невозможно)$/.test(word) ? "may-not-write" : null;
}
