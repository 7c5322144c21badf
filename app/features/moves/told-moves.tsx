import type { MoveKind } from "~/domain/prisoners/move";
import { formatDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";

/** What the family told of a move while nobody has decided it. */
export function ToldMoves({ told }: { told: readonly { id: number; kind: MoveKind; recordedOn: string }[] }) {
  const { language, t } = useI18n();
  if (told.length === 0) return null;
  return (
    <div className="notice" id="told">
      {told.map(({ id, kind, recordedOn }) => (
        <p key={id}>{t(`move.told.${kind}`, { date: formatDate(language, recordedOn) })}</p>
      ))}
    </div>
  );
}
