import { useT } from "~/i18n/i18n";
import type { readCustodyChange } from "./custody.server";

type Change = NonNullable<Awaited<ReturnType<typeof readCustodyChange>>>;

/** What a change of custody did, in sentences; of an undone one, how things stand again. */
export function DoneLines({ change }: { change: Change }) {
  const t = useT();
  const { kind, letters, writers, isElsewhere, isUndone, facilityName, prisoner } = change;
  const place = facilityName ? t("custody.to", { place: facilityName }) : t("custody.to-nowhere");
  const lines = isUndone
    ? [t("custody.undone")]
    : kind === "moved"
      ? [
          t("custody.status-now", { status: t(`status.${prisoner.status}`) }),
          ...(isElsewhere
            ? [place, t("custody.at-risk", { count: letters }), t("custody.writers-told", { count: writers })]
            : [t("custody.same-place")]),
        ]
      : [t("custody.closes", { count: writers }), t(kind === "died" ? "custody.silence" : "custody.thanks")];
  return (
    <div className="notice" role="status">
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}
