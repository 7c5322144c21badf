import { countAuditOf, findAuditPage } from "#db/repositories/audit-pages";
import type { Language, Viewer } from "~/domain/access/roles";
import { csvLine } from "~/domain/export/csv";
import { type Export, mayExport } from "~/features/export/allowed.server";
import { separatorOf } from "~/features/export/prisoner-cells";
import { EXPORT_MOST_ROWS } from "~/features/export/prisoners.server";
import { translatorFor } from "~/i18n/dictionaries.server";
import type { App } from "~/platform/app.server";
import type { AuditQuery } from "./audit-list";
import { auditFilter, shownDeed } from "./read.server";
import { recordDeed } from "./record.server";

/** Rows read and written at once; between two pieces other requests are answered. */
const PIECE = 500;

/** The record as a file, everything its filter leaves; that it was taken stays in the record. */
export async function exportAudit(
  app: App,
  viewer: Viewer,
  asked: { query: AuditQuery; password: string; language: Language },
  now: Date,
): Promise<Export> {
  const proof = await mayExport(app, viewer, asked.password, now);
  if (!proof.ok) return proof;
  const filter = auditFilter(asked.query);
  const rows = await countAuditOf(app.db, filter);
  if (rows > EXPORT_MOST_ROWS) return { ok: false, reason: "too-many" };
  if (rows === 0) return { ok: false, reason: "nobody" };
  await recordDeed(app.db, viewer, { action: "audit-exported", detail: { rows } }, now);
  return { ok: true, pieces: pieces(app, filter, asked.language) };
}

async function* pieces(
  { db }: App,
  filter: ReturnType<typeof auditFilter>,
  language: Language,
): AsyncGenerator<string> {
  const t = translatorFor(language);
  const separator = separatorOf[language];
  yield csvLine([t("audit.when"), t("audit.deed"), t("audit.who"), t("audit.about")], separator);
  let from: { id: number; backwards: false } | null = null;
  for (;;) {
    const rows = await findAuditPage(db, filter, from, PIECE);
    yield rows
      .map(shownDeed)
      .map(({ at, deed, who, byServer, about }) =>
        csvLine(
          [
            at,
            deed === null ? t("audit.unknown") : t(`deed.${deed}`),
            byServer ? t("audit.server") : { id: who ?? "" },
            about === null ? null : t(`audit.about.${about.kind}`, { handle: about.handle }),
          ],
          separator,
        ),
      )
      .join("");
    const last = rows.at(-1);
    if (rows.length < PIECE || !last) return;
    from = { id: last.id, backwards: false };
  }
}
