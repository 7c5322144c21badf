import { inTransaction } from "#db/connection.server";
import { countComing } from "#db/repositories/parcels";
import type { Language, Viewer } from "~/domain/access/roles";
import { type Cell, csvLine } from "~/domain/export/csv";
import { recordDeed } from "~/features/audit/record.server";
import { type FileLine, readFileLines } from "~/features/parcels/agenda-file.server";
import { translatorFor } from "~/i18n/dictionaries.server";
import type { PlainKey } from "~/i18n/message-keys";
import type { Translate } from "~/i18n/translate";
import type { App } from "~/platform/app.server";
import { type Export, mayExport } from "./allowed.server";
import { decimal, separatorOf } from "./prisoner-cells";
import { EXPORT_MOST_ROWS } from "./prisoners.server";

/** How many lines the file has now. */
export function countAgenda({ db }: App): Promise<number> {
  return countComing(db);
}

/**
 * The desk's agenda as a file: everything planned or on its way, by the day it should arrive. Why something may not come
 * stays out, for it would tell of punishments and of what families said; that it was made is kept with the count.
 */
export async function exportAgenda(
  app: App,
  viewer: Viewer,
  asked: { password: string; language: Language },
  now: Date,
): Promise<Export> {
  const proof = await mayExport(app, viewer, asked.password, now);
  if (!proof.ok) return proof;
  const rows = await countComing(app.db);
  if (rows > EXPORT_MOST_ROWS) return { ok: false, reason: "too-many" };
  if (rows === 0) return { ok: false, reason: "nobody" };
  await inTransaction(app.db, (tx) =>
    recordDeed(tx, viewer, { action: "parcels-exported", detail: { rows } }, now),
  );
  return { ok: true, pieces: pieces(app, asked.language, now) };
}

const columns = [
  "parcel.arrives",
  "parcel.send-by",
  "desk-list.name",
  "export.column.latin",
  "desk-list.facility",
  "desk-list.region",
  "parcel.kind",
  "parcel.purpose",
  "parcel.who",
  "parcel.state",
  "export.column.kilos",
  "export.column.conflict",
] as const satisfies readonly PlainKey[];

async function* pieces(app: App, language: Language, now: Date): AsyncGenerator<string> {
  const t = translatorFor(language);
  const separator = separatorOf[language];
  yield csvLine(
    columns.map((column) => t(column)),
    separator,
  );
  let part = await readFileLines(app, now, null);
  while (true) {
    yield part.lines.map((line) => csvLine(cellsOf(line, language, t), separator)).join("");
    if (part.next === null) return;
    part = await readFileLines(app, now, part.next);
  }
}

function cellsOf(line: FileLine, language: Language, t: Translate): Cell[] {
  return [
    line.plannedOn,
    line.sendBy,
    line.name,
    line.nameLatin,
    line.place,
    line.region,
    t(`parcel.kind.${line.kind}`),
    line.purpose === null ? null : t(`parcel.purpose.${line.purpose}`),
    t(`parcel.who.${line.who}`),
    t(`parcel.state.${line.state}`),
    line.grams === null ? null : decimal(language, line.grams / 1000),
    t(line.isConflict ? "export.yes" : "export.no"),
  ];
}
