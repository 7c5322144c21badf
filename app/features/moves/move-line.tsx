import type { Precision } from "~/domain/dates/partial-date";
import { spanOf } from "~/domain/dates/span";
import type { MoveKind } from "~/domain/prisoners/move";
import { formatDate, formatSpan } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";

export interface MoveTold {
  kind: MoveKind;
  /** Where to, in the family's words. */
  place: string | null;
  sinceDate: string | null;
  sincePrecision: Precision;
  recordedOn: string;
}

/** What a family said of a move, in sentences. */
export function MoveLine({ told }: { told: MoveTold }) {
  const { language, t } = useI18n();
  const since = spanOf({ date: told.sinceDate, precision: told.sincePrecision });
  const when = formatSpan(language, since);
  return (
    <>
      <p>{when ? t(`move.line.${told.kind}-when`, { when }) : t(`move.line.${told.kind}`)}</p>
      {told.place === null ? null : <p>{t("move.line.place", { place: told.place })}</p>}
      <p className="hint">{t("move.line.told", { date: formatDate(language, told.recordedOn) })}</p>
    </>
  );
}
