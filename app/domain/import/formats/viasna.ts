import type { PartialDate } from "../../dates/partial-date";
import { languageMask } from "../../prisoners/languages";
import { cleanName, mixedScripts } from "../../prisoners/names";
import type { Status } from "../../prisoners/statuses";
import { readDate, unknownDate } from "../dates";
import type { FacilityFacts, FactsReading, ListFormat, Note } from "../facts";
import { couldBeGender, genderOfPatronymic, readGender } from "../gender";
import { type PlaceReading, readPlace } from "../place";
import { isBelarusian } from "../regions";
import type { TableRecord } from "../table";
import { cleanLine, cleanText, saysNo, webAddress, wordKey } from "../text";

const longestName = 200;

/**
 * The list of the Belarusian human-rights centre Viasna, as its site exports it: id, url, name, status, gender, photo,
 * description, birthday, arrested, articles, prison, declaration, decision, penalty, judge, councel,
 * penalty_start_date, release_date, verdict_date, appeal_date, fake_terrorist_list, died, clusters. Required are the
 * columns without which somebody free or dead could be taken for a prisoner. Its word "np" means that the list does
 * not call the person a political prisoner; it says nothing about custody, so the place decides. It has no column of
 * languages either: outside Belarus, whose two state languages pass there, only Russian is sure.
 */
export const viasna: ListFormat = {
  list: "viasna",
  title: "Viasna",
  required: ["id", "name", "status", "gender", "birthday", "prison", "release_date", "died"],
  looksShifted: (record) => !couldBeGender(record.gender ?? ""),
  read,
};

function read(record: TableRecord, today: string): FactsReading {
  const cell = (column: string) => record[column] ?? "";
  const externalId = cleanLine(cell("id"));
  const name = cleanName(cell("name"));
  if (externalId === "") return { ok: false, reason: "no-id" };
  if (!/\p{L}{2}/u.test(name)) return { ok: false, reason: "no-name" };
  if (name.length > longestName) return { ok: false, reason: "name-too-long" };
  const notes: Note[] = mixedScripts(name) ? [{ code: "mixed-scripts" }] : [];
  const place = readPlace(cell("prison"));
  const dates = readDates(record, today, notes);
  const custody = custodyOf(record, place, dates, today, notes);
  const gender = readGender(cell("gender")) ?? genderOfPatronymic(name);
  if (gender === null) notes.push({ code: "guessed-gender" });
  const facts = {
    externalId,
    url: webAddress(cell("url")),
    name,
    gender: gender ?? "m",
    genderKnown: gender !== null,
    birth: dates.birthday,
    languageMask: languageMask(isBelarusian(custody.place?.region ?? "") ? ["ru", "be"] : ["ru"]),
    about: cleanText(cell("description")),
    articles: cleanText(cell("articles")),
    penalty: [cell("decision"), cell("penalty")].map(cleanLine).filter(Boolean).join(", "),
    ...custody,
    letters: "presumed",
  } as const;
  return { ok: true, facts, notes };
}

const dateColumns = ["birthday", "arrested", "penalty_start_date", "release_date"] as const;
/** A day to come can only be a mistake here; a release may lie ahead. */
const pastColumns: readonly string[] = ["birthday", "arrested", "penalty_start_date"];
type Dates = Record<(typeof dateColumns)[number], PartialDate>;

function readDates(record: TableRecord, today: string, notes: Note[]): Dates {
  const dates = dateColumns.map((column) => {
    const reading = readDate(record[column] ?? "");
    if (!reading.ok) notes.push({ code: "unreadable-date", column });
    const value = reading.ok ? reading.value : unknownDate;
    if (!pastColumns.includes(column) || value.date === null || value.date <= today) return [column, value];
    notes.push({ code: "future-date", column });
    return [column, unknownDate];
  });
  return Object.fromEntries(dates);
}

type Custody = { place: FacilityFacts | null; status: Status; since: PartialDate };

/** Death, then release, then the place decide; the list's own word only says that somebody is free. */
function custodyOf(
  record: TableRecord,
  place: PlaceReading,
  dates: Dates,
  today: string,
  notes: Note[],
): Custody {
  const died = record.died ?? "";
  const word = wordKey(record.status ?? "");
  if (!saysNo(died)) return { place: null, status: "died", since: dateOr(readDate(died)) };
  const released = dates.release_date;
  const passed = released.date !== null && lastPossibleDay(released) <= today;
  if (/^(former|released|быв|был|освобо|вызвал)/.test(word) || place.state === "released" || passed) {
    if (passed && activeWords.test(word)) notes.push({ code: "release-passed" });
    return { place: null, status: "released", since: passed ? released : unknownDate };
  }
  if (!activeWords.test(word)) notes.push({ code: "unknown-status" });
  if (place.state === "house-arrest" || place.state === "in-transit") {
    return { place: null, status: place.state, since: unknownDate };
  }
  if (place.state !== "facility") return { place: null, status: "unknown", since: unknownDate };
  const { facility, kindKnown } = place;
  if (!kindKnown) notes.push({ code: "guessed-kind" });
  const sentenced = !saysNo(record.decision ?? "") || !saysNo(record.verdict_date ?? "");
  return { place: facility, ...statusIn(facility, kindKnown, sentenced, dates) };
}

const activeWords =
  /^(active|np|in prison|imprisoned|serving|в заключении|политзаключ\p{L}*|палітвяз\p{L}*|)$/u;

function statusIn(facility: FacilityFacts, kindKnown: boolean, sentenced: boolean, dates: Dates) {
  const { arrested, penalty_start_date: sentenceBegan } = dates;
  if (facility.kind === "ivs") return { status: "detained", since: arrested } as const;
  if (facility.kind === "sizo" || (!kindKnown && !sentenced)) {
    return { status: "remand", since: arrested } as const;
  }
  const status = facility.kind === "hospital" ? "hospital" : "serving";
  return { status, since: status === "serving" ? sentenceBegan : unknownDate } as const;
}

/** Of a month or a year its last day, for comparing only: a short month's 31st is no calendar day. */
function lastPossibleDay({ date, precision }: PartialDate): string {
  const known = { day: 10, month: 7, year: 4, unknown: 0 }[precision];
  return (date ?? "").slice(0, known) + "9999-12-31".slice(known);
}

function dateOr(reading: ReturnType<typeof readDate>): PartialDate {
  return reading.ok ? reading.value : unknownDate;
}
