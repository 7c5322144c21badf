import { useT } from "~/i18n/i18n";
import type { ParcelPageData } from "./volunteer.server";

type Shown = Pick<ParcelPageData, "id" | "state" | "isOpen" | "packer" | "address" | "tracking" | "refusal">;

/** Who packs, and the next step of the one who does, each to be taken back. */
export function PackerSteps({ parcel }: { parcel: Shown }) {
  const t = useT();
  const { id, state, packer, isOpen } = parcel;
  if (packer === "other") return <p>{t("parcel.packer.other")}</p>;
  if (packer === null) {
    if (!isOpen) return null;
    return (
      <>
        <h2>{t("parcel.packer")}</h2>
        <p>{t("parcel.packer.wanted")}</p>
        <form method="post" action={`/parcels/${id}/packer`} className="actions">
          <button className="button button-quiet" type="submit">
            {t("parcel.packer.become")}
          </button>
        </form>
      </>
    );
  }
  return (
    <>
      <h2>{t("parcel.packer.you")}</h2>
      {state === "planned" || state === "packed" ? (
        <p>
          <a href={`/parcels/${id}/list`}>{t("parcel.list.open")}</a>
        </p>
      ) : null}
      {parcel.address && state !== "accepted" ? <Address text={parcel.address} /> : null}
      {parcel.tracking ? (
        <p>
          {t("parcel.tracking")}: <bdi>{parcel.tracking}</bdi>
        </p>
      ) : null}
      {state === "refused" ? <RefusedAdvice refusal={parcel.refusal} /> : null}
      <Steps id={id} state={state} />
    </>
  );
}

/** Why it was refused, and what to do now. */
export function RefusedAdvice({ refusal }: { refusal: string | null }) {
  const t = useT();
  const known = refusalCodes.find((each) => each === refusal) ?? "other";
  return (
    <div className="notice">
      <p>{t(`parcel.refusal.${known}`)}</p>
      <p>{t(`parcel.advice.${known}`)}</p>
    </div>
  );
}

const refusalCodes = [
  "over-limit",
  "over-weight",
  "forbidden-item",
  "sanction",
  "not-there",
  "quarantine",
  "other",
] as const;

function Address({ text }: { text: string }) {
  const t = useT();
  return (
    <>
      <h3>{t("parcel.address")}</h3>
      <p className="sheet" lang="ru">
        {text}
      </p>
    </>
  );
}

function Steps({ id, state }: Pick<Shown, "id" | "state">) {
  const t = useT();
  const undo = {
    packed: "packing",
    sent: "sending",
    accepted: "outcome",
    refused: "outcome",
    returned: "outcome",
  };
  const back = state === "planned" || state === "cancelled" ? "packer" : undo[state];
  return (
    <div className="actions">
      {state === "planned" ? (
        <a className="button" href={`/parcels/${id}/packing`}>
          {t("parcel.step.pack")}
        </a>
      ) : null}
      {state === "packed" ? (
        <a className="button" href={`/parcels/${id}/sending`}>
          {t("parcel.step.send")}
        </a>
      ) : null}
      {state === "sent" ? (
        <a className="button" href={`/parcels/${id}/outcome`}>
          {t("parcel.step.outcome")}
        </a>
      ) : null}
      {state === "cancelled" ? null : (
        <form method="post" action={`/parcels/${id}/${back}/withdrawal`}>
          <button className="button button-quiet" type="submit">
            {t(state === "planned" ? "parcel.packer.leave" : "parcel.step.undo")}
          </button>
        </form>
      )}
    </div>
  );
}
