import type { Chance } from "#db/factories/random";
import type { Sheet } from "#db/seeds/sheet";
import { type DateISO, dayAfter, dayOf, type Instant } from "~/domain/dates/instants";

/** What every part of the story is told with. */
export interface Stage {
  now: Instant;
  today: DateISO;
  chance: Chance;
  sheet: Sheet;
  /** The day so many days before today. */
  daysAgo(days: number): DateISO;
  /** An instant in the course of a day, never after now. */
  during(day: DateISO): Instant;
}

export function setStage(now: Date, chance: Chance, sheet: Sheet): Stage {
  const instant = now.toISOString();
  const today = dayOf(instant);
  return {
    now: instant,
    today,
    chance,
    sheet,
    daysAgo: (days) => dayAfter(today, -days),
    during(day) {
      const two = (value: number) => String(value).padStart(2, "0");
      const some = `${day}T${two(chance.between(6, 20))}:${two(chance.below(60))}:00.000Z`;
      return some < instant ? some : instant;
    },
  };
}
