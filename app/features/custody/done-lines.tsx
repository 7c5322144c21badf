import { useT } from "~/i18n/i18n";
import type { readCustodyChange } from "./custody.server";

type Change = NonNullable<Awaited<ReturnType<typeof readCustodyChange>>>;

/** What a change of custody did, in sentences; of an undone one, how things stand again. */
export function DoneLines({ change }: { change: Change }) {
  const t = useT();
  const { kind, letters, writers, withoutAccount, isElsewhere, isUndone, facilityName, prisoner } = change;
  const unseen = withoutAccount === 0 ? [] : [t("custody.without-account", { count: withoutAccount })];
  const place = facilityName ? t("custody.to", { place: facilityName }) : t("custody.to-nowhere");
  const lines = isUndone
    ? [t("custody.undone")]
    : kind === "moved"
      ? [
          t("custody.status-now", { status: t(`status.${prisoner.status}`) }),
          ...(isElsewhere
            ? [
                place,
                t("custody.at-risk", { count: letters }),
                t("custody.writers-told", { count: writers }),
                ...unseen,
              ]
            : [t("custody.same-place")]),
        ]
      : kind === "died"
        ? [t("custody.closes", { count: writers }), t("custody.silence")]
        : [t("custody.closes", { count: writers }), t("custody.thanks"), ...unseen];
  return (
    <div className="notice" role="status">
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}
