import type { MoveKind } from "~/domain/prisoners/move";
import { formatDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";

interface ToldMove {
  id: number;
  kind: MoveKind;
  recordedOn: string;
  decidedOn: string | null;
  decision: "confirmed" | "declined" | null;
}

/** What the family told of a move, and what became of it. */
export function ToldMoves({ told }: { told: readonly ToldMove[] }) {
  const { language, t } = useI18n();
  if (told.length === 0) return null;
  return (
    <div className="notice" id="told">
      {told.map(({ id, kind, recordedOn, decidedOn, decision }) => (
        <p key={id}>
          {decision && decidedOn
            ? t(`move.told.${kind}-${decision}`, { date: formatDate(language, decidedOn) })
            : t(`move.told.${kind}`, { date: formatDate(language, recordedOn) })}
        </p>
      ))}
    </div>
  );
}
