import { type DayNumber, monthStart } from "../dates/day-numbers";
import type { Asked } from "./allowance";
import type { Counted } from "./judge-limits";
import type { CountWay, LimitHere } from "./limit-here";
import type { CountedAs } from "./rules";
import type { Slot } from "./slots";
import { type Added, gramsLeft, type Tallies } from "./tallies";
import { type Room, roomBeside, roomInPeriod, worseOf } from "./ways";

/** Rooms that later slots leave by their own rules: by the year, by the interval, by the grams of their month. */
export interface LaterRooms {
  year: Room;
  interval: Room;
  grams: Room;
}

/** What one more on a day leaves to the slots of later days. */
export function laterRooms(
  { facts, places, tallies, added, addedAlike }: Counted,
  asked: Asked,
  as: CountedAs,
): LaterRooms {
  const { day, grams } = asked;
  const rooms: LaterRooms = { year: "free", interval: "free", grams: "free" };
  for (const slot of tallies.alike(as)) {
    if (slot.until <= day) continue;
    const ends = slot.from > day && slot.from !== slot.until ? [slot.from, slot.until] : [slot.until];
    for (const end of ends) {
      const limits = places.limitsOn(end, as);
      const ways = limits.map((limit) =>
        waysLeft(limit, slot, day, (way) =>
          roomInPeriod(tallies.inPeriod(as, way.period, end), way.count, day, addedAlike),
        ),
      );
      rooms.year = worseOf(rooms.year, anyOf(ways.map(({ year }) => year)));
      rooms.interval = worseOf(rooms.interval, anyOf(ways.map(({ interval }) => interval)));
    }
    const single = slot.single === null ? null : facts.rules.sanctions[slot.single][as];
    if (single?.of !== "count") continue;
    const room = roomInPeriod(tallies.inPeriod(as, single.period, slot.until), single.count, day, addedAlike);
    rooms.year = worseOf(rooms.year, room);
    rooms.interval = worseOf(rooms.interval, room);
  }
  for (const { until } of tallies.slots) {
    if (until <= day || until > day + 30 || monthStart(until) !== monthStart(day)) continue;
    const limits = places.limitsOn(until, as);
    const left = limits.map((limit) => roomOfGrams(limit, tallies, added, until, grams));
    rooms.grams = worseOf(rooms.grams, anyOf(left));
  }
  return rooms;
}

/** What a later slot leaves to `day` by its own two ways; a way that is not used there says what the other says. */
function waysLeft(limit: LimitHere, slot: Slot, day: DayNumber, roomBy: (way: CountWay) => Room) {
  if (limit.of !== "count") return { year: "free" as const, interval: "free" as const };
  const year = limit.way === null ? null : roomBy(limit.way);
  const interval = limit.intervalDays === null ? null : roomBeside(slot, limit.intervalDays, day);
  return { year: year ?? interval ?? "free", interval: interval ?? year ?? "free" };
}

function roomOfGrams(
  limit: LimitHere,
  tallies: Tallies,
  added: readonly Added[],
  day: DayNumber,
  grams: number | null,
): Room {
  if (limit.of !== "grams") return "free";
  const { least, most } = gramsLeft(tallies, added, limit.grams, day);
  if ((grams ?? 1) > most) return "full";
  return (grams ?? 1) > least ? "grams-unsure" : "free";
}

/** The room that rows leave of which one holds, and nobody knows which. */
function anyOf(rooms: readonly Room[]): Room {
  const [first = "free"] = rooms;
  return rooms.every((room) => room === first) ? first : "regime-unknown";
}
