import { formatDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";
import type { readLetterDesk } from "./read.server";

export type Desk = NonNullable<Awaited<ReturnType<typeof readLetterDesk>>>;

/** How things stand: until when this person is held, that a break is on, that it is over, that letters are at risk. */
export function DeskState({ desk }: { desk: Desk }) {
  const { language, t } = useI18n();
  const lines: string[] = [];
  if (desk.holdUntil) lines.push(t("letter-desk.held-until", { date: formatDate(language, desk.holdUntil) }));
  if (desk.state === "paused" && desk.pausedUntil) {
    lines.push(t("step.paused", { date: formatDate(language, desk.pausedUntil) }));
  }
  if (desk.dormant) lines.push(t("letter-desk.dormant"));
  if (desk.handedOn) lines.push(t("letter-desk.handed-on"));
  else if (desk.state === "closed") lines.push(t(`step.finished.${desk.closedReason ?? "finished"}`));
  if (desk.state === "closed" && desk.closedReason === "expired" && desk.letterRule !== "close")
    lines.push(t("letter-desk.posted-late"));
  const areLettersOver = desk.closedReason === "stopped" || desk.closedReason === "prisoner-closed";
  if (desk.letterRule !== "write" && !areLettersOver) lines.push(t(`ruling.${desk.letterRule}`));
  if (desk.holdOff === "move-told" && !areLettersOver) lines.push(t("letter-desk.move-told"));
  if (desk.newPlace) lines.unshift(t("letter-desk.new-place", { place: desk.newPlace }));
  return (
    <>
      <p>{t("letter-desk.signature", { signature: desk.signature.replace(/\.$/, "") })}</p>
      {lines.length === 0 ? null : (
        <div className="notice">
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      )}
      {desk.goesOn ? (
        <section className="card">
          <h2>{t("letter-desk.goes-on")}</h2>
          <p className="whitespace-pre-line mb-0">{desk.goesOn.note ?? t("letter-desk.goes-on.no-note")}</p>
        </section>
      ) : null}
    </>
  );
}
