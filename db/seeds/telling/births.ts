import type { Row } from "#db/schema";
import type { Stage } from "./stage";

type Birth = Pick<Row<"prisoner">, "birthDate" | "birthPrecision">;

/** A birth date as far as it is known: grown-ups born 1948–2007, minors surely under 18 today. */
export function tellBirth(stage: Stage, minor: boolean): Birth {
  const { chance } = stage;
  if (minor) return { birthDate: stage.daysAgo(chance.between(6250, 6400)), birthPrecision: "day" };
  const youngest = Math.min(2007, Number(stage.today.slice(0, 4)) - 19);
  const spread = youngest - 1948;
  const year = 1948 + Math.round(((chance.next() + chance.next()) / 2) * spread);
  const two = (value: number) => String(value).padStart(2, "0");
  const month = two(chance.between(1, 12));
  return chance.weighted<Birth>([
    [{ birthDate: `${year}-${month}-${two(chance.between(1, 28))}`, birthPrecision: "day" }, 84],
    [{ birthDate: `${year}-01-01`, birthPrecision: "year" }, 12],
    [{ birthDate: null, birthPrecision: "unknown" }, 4],
  ]);
}
