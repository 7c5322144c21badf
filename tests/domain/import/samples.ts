import type { FactsReading, PrisonerFacts } from "~/domain/import/facts";
import { guessMapping } from "~/domain/import/guess";
import { cellsBy, type Mapping } from "~/domain/import/mapping";
import { readPerson } from "~/domain/import/person";

export const TODAY = "2026-11-20";

const prisoner = {
  id: "215",
  url: "https://list.example/person/215",
  name: "Липов Андрей Викторович",
  status: "active",
  gender: "male",
  photo: "",
  description: "Инженер.\nЛюбит шахматы.",
  birthday: "1985-02-14",
  arrested: "2024-05-06",
  articles: "ст. 342 УК РБ",
  prison: "ИК-41\n213911, г. Заречье, ул. Садовая, 3",
  declaration: "",
  decision: "3 года",
  penalty: "колония общего режима",
  judge: "",
  councel: "",
  penalty_start_date: "2025-01-10",
  release_date: "",
  verdict_date: "2024-12-01",
  appeal_date: "",
  fake_terrorist_list: "",
  died: "",
  clusters: "",
};

export type Cells = Partial<typeof prisoner>;

/** How Viasna's list is read. */
export const viasna: Mapping = guessMapping(Object.keys(prisoner), []);

/** A row of Viasna's list: a man in a colony unless said otherwise. */
export function readRow(cells: Cells = {}): FactsReading {
  return readPerson(cellsBy(viasna, Object.values({ ...prisoner, ...cells })), viasna, TODAY);
}

/** The facts of a row that is read. */
export function factsOf(cells: Cells = {}): PrisonerFacts {
  const reading = readRow(cells);
  if (!reading.ok) throw new Error(reading.reason);
  return reading.facts;
}

/** A file with these rows. */
export function fileOf(...rows: Cells[]): string {
  const line = (cells: string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",");
  return [Object.keys(prisoner), ...rows.map((row) => Object.values({ ...prisoner, ...row }))]
    .map(line)
    .join("\n");
}
