import type { Language } from "~/domain/access/roles";
import type { Cell, Separator } from "~/domain/export/csv";
import type { PrisonerRow } from "~/features/desk/prisoners.server";
import type { PlainKey } from "~/i18n/message-keys";
import type { Translate } from "~/i18n/translate";

/** Spreadsheets of a language part cells by the sign its decimal comma leaves free. */
export const separatorOf: Record<Language, Separator> = { en: ",", ru: ";" };

/** The columns of the desk's table in their order, then the id by which a person is found again. */
export const prisonerColumns = [
  "desk-list.name",
  "export.column.latin",
  "desk-list.status",
  "export.column.open",
  "desk-list.facility",
  "desk-list.region",
  "desk-list.writers",
  "export.column.alone",
  "export.column.over-cap",
  "export.column.band",
  "desk-list.load",
  "desk-list.last-letter",
  "export.column.confirmed",
  "export.column.id",
] as const satisfies readonly PlainKey[];

/** What a line of the table says, a cell each, in {@link prisonerColumns}' order. */
export function prisonerCells(row: PrisonerRow, language: Language, t: Translate): Cell[] {
  const { facility } = row;
  const saysYes = (is: boolean) => t(is ? "export.yes" : "export.no");
  return [
    row.name,
    row.nameLatin,
    t(`status.${row.status}`),
    saysYes(row.open),
    facility ? facility.name : t("desk-list.nowhere"),
    row.region,
    row.writers,
    row.alone ?? "",
    saysYes(row.overCap),
    t(`desk-list.band.${row.band}`),
    decimal(language, row.load),
    row.lastLetterOn ?? t("desk-list.never"),
    confirmation(row, t),
    { id: row.id },
  ];
}

function confirmation({ facility, confirmedOn }: PrisonerRow, t: Translate): string {
  if (!facility) return t("desk-list.no-address");
  return confirmedOn ?? t("desk-list.unconfirmed");
}

/** One digit after the point, as on the screen, without a sign between thousands. */
export function decimal(language: Language, value: number): string {
  const text = value.toFixed(1);
  return language === "ru" ? text.replace(".", ",") : text;
}
