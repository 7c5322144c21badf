import type { Language } from "~/domain/access/roles";
import { formatDate } from "~/i18n/dates";
import type { Translate } from "~/i18n/translate";
import type { Exposure } from "./exposure.server";

/** One figure in a sentence, and what would make it smaller. */
export interface ExposureLine {
  says: string;
  smaller: string | null;
}

export interface ExposurePart {
  part: "server" | "backup" | "laptop";
  lines: ExposureLine[];
}

/** What each thing that can be seized reveals today, a figure per sentence; nothing is said of what is not there. */
export function exposureParts(exposure: Exposure, language: Language, t: Translate): ExposurePart[] {
  return [
    { part: "server", lines: [...pairLines(exposure, language, t), ...serverLines(exposure, language, t)] },
    { part: "backup", lines: backupLines(exposure, language, t) },
    { part: "laptop", lines: laptopLines(exposure, t) },
  ];
}

function pairLines({ pairs, leads, familyLinks, blocks }: Exposure, language: Language, t: Translate) {
  const { open, closed, oldestOn } = pairs;
  return [
    line(t("exposure.pairs.open", { count: open }), t("exposure.smaller.pairs-open")),
    line(t("exposure.pairs.closed", { count: closed }), t("exposure.smaller.pairs-closed")),
    ...(oldestOn ? [line(t("exposure.oldest", { date: formatDate(language, oldestOn) }), null)] : []),
    line(t("exposure.family-links", { count: familyLinks }), t("exposure.smaller.family-links")),
    ...leads
      .filter(({ rows }) => rows > 0)
      .map(({ table, rows }) => line(leadSentence(table, rows, t), t("exposure.smaller.leads"))),
    ...(blocks > 0 ? [line(t("exposure.blocks", { count: blocks }), null)] : []),
  ];
}

function serverLines(
  { accounts, audit, sessions, keys, readable }: Exposure,
  language: Language,
  t: Translate,
) {
  const since = audit.oldestOn && formatDate(language, audit.oldestOn);
  return [
    line(t("exposure.accounts", { count: accounts.accounts }), t("exposure.smaller.accounts")),
    line(t("exposure.emails", { count: accounts.emails }), t("exposure.smaller.emails")),
    line(t("exposure.without-email", { count: accounts.withoutEmail }), null),
    line(t("exposure.sessions", { count: sessions }), t("exposure.smaller.sessions")),
    line(
      t("exposure.audit", { count: audit.entries }),
      since && t("exposure.smaller.audit", { date: since }),
    ),
    line(t(`exposure.keys.${keys}`), keys === "apart" ? null : t("exposure.smaller.keys")),
    ...(readable ? [line(t("exposure.readable"), t("exposure.smaller.readable"))] : []),
  ];
}

function backupLines({ sealed, backups }: Exposure, language: Language, t: Translate) {
  return [
    ...backupsThere(backups, language, t),
    line(t("exposure.backup.pairs"), t("exposure.smaller.backup")),
    ...sealed
      .filter(({ rows }) => rows > 0)
      .map(({ table, rows }) => line(sealedSentence(table, rows, t), null)),
  ];
}

function backupsThere(backups: Exposure["backups"], language: Language, t: Translate) {
  if (backups === null) return [line(t("exposure.backups.unknown"), t("exposure.smaller.backups-unknown"))];
  if ("lastOn" in backups) {
    const last = t("exposure.backups.elsewhere", { date: formatDate(language, backups.lastOn) });
    return [line(last, t("exposure.smaller.backups"))];
  }
  const oldest =
    backups.oldestOn && t("exposure.backups.oldest", { date: formatDate(language, backups.oldestOn) });
  return [
    line(t("exposure.backups", { count: backups.count }), null),
    ...(oldest ? [line(oldest, t("exposure.smaller.backups"))] : []),
  ];
}

function laptopLines({ accounts, filesTaken }: Exposure, t: Translate) {
  return [
    line(t("exposure.staff", { count: accounts.staff }), t("exposure.smaller.staff")),
    line(t("exposure.files", { count: filesTaken }), t("exposure.smaller.files")),
    line(t("exposure.volunteers"), null),
  ];
}

/** Tables that pair, with words of their own; any other is named as it is. */
const leadTables = [
  "auditEntry",
  "custodyClosing",
  "familyLink",
  "farewell",
  "invitation",
  "letter",
  "itemPledge",
  "lineEntry",
  "parcelPacker",
  "prisonerMergeItem",
  "receiptLine",
  "reply",
  "report",
  "sheetPair",
  "succession",
  "writerPermit",
] as const;

function leadSentence(table: string, count: number, t: Translate): string {
  const known = leadTables.find((each) => each === table);
  return known ? t(`exposure.lead.${known}`, { count }) : t("exposure.lead.other", { count, table });
}

/** Tables with encrypted text, with words of their own. */
const sealedTables = [
  "secondFactor",
  "colleagueInvitation",
  "deskView",
  "farewell",
  "importDraft",
  "invitation",
  "measurement",
  "moveReport",
  "need",
  "parcel",
  "parcelFact",
  "parcelItem",
  "person",
  "privateNote",
  "report",
  "ruleOverride",
  "sheetWriter",
  "wantedThing",
  "succession",
  "writerPermit",
] as const;

function sealedSentence(table: string, count: number, t: Translate): string {
  const known = sealedTables.find((each) => each === table);
  return known ? t(`exposure.sealed.${known}`, { count }) : t("exposure.sealed.other", { count, table });
}

function line(says: string, smaller: string | null | undefined): ExposureLine {
  return { says, smaller: smaller ?? null };
}
