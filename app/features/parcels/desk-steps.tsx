import { useT } from "~/i18n/i18n";
import type { DeskParcel } from "./desk-parcel.server";
import { RefusedAdvice } from "./packer-steps";

/** The steps of a parcel by the desk's hand, for whoever phones instead of tapping; each can be taken back. */
export function DeskSteps({ base, parcel }: { base: string; parcel: DeskParcel }) {
  const t = useT();
  const { state, refusal, isCancellable, plannedOn } = parcel;
  const isOver = state === "accepted" || state === "refused" || state === "returned";
  const isOpen = state === "planned" || state === "packed";
  const undone = state === "packed" ? "packing" : state === "sent" ? "sending" : "outcome";
  return (
    <>
      {state === "refused" ? <RefusedAdvice refusal={refusal} /> : null}
      <div className="actions">
        {state === "planned" ? <a href={`${base}/packing`}>{t("parcel.step.pack")}</a> : null}
        {isOpen ? <a href={`${base}/sending`}>{t("parcel.step.send")}</a> : null}
        {isOpen || state === "sent" ? <a href={`${base}/outcome`}>{t("parcel.step.outcome")}</a> : null}
        {state === "planned" ? <a href={`${base}/day`}>{t("ledger.move")}</a> : null}
        {state === "packed" || state === "sent" || (isOver && plannedOn !== null) ? (
          <Deed to={`${base}/${undone}/withdrawal`} says={t("parcel.step.undo")} />
        ) : null}
        {isCancellable ? <Deed to={`${base}/cancellation`} says={t("ledger.cancel")} /> : null}
        {state === "cancelled" ? <Deed to={`${base}/restoration`} says={t("ledger.restore")} /> : null}
      </div>
    </>
  );
}

function Deed({ to, says }: { to: string; says: string }) {
  return (
    <form method="post" action={to}>
      <button className="plain-button" type="submit">
        {says}
      </button>
    </form>
  );
}
