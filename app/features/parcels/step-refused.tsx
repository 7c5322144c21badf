import { useT } from "~/i18n/i18n";
import { type Refusal, WhyNot } from "./parcel-words";

/** Why a step of a parcel was not taken, where no rule of the place forbids it. */
export type StepProblem =
  | "not-now"
  | "not-planned"
  | "paused"
  | "resting"
  | "taken"
  | "promised"
  | "too-many"
  | "future"
  | "past";

interface StepRefusedProps {
  sent: { problem: StepProblem | null; refusal: Refusal | null; back: string } | undefined;
}

/** A deed that could not be done, usually because the page was older than what happened since. */
export function StepRefused({ sent }: StepRefusedProps) {
  const t = useT();
  return (
    <>
      <h1>{t("parcel-refused.title")}</h1>
      {sent?.refusal ? <WhyNot refusal={sent.refusal} /> : null}
      {sent?.refusal ? null : <p className="lede">{t(`parcel-refused.${sent?.problem ?? "not-now"}`)}</p>}
      <div className="actions">
        <a className="button" href={sent?.back ?? "/"}>
          {t("parcel-refused.back")}
        </a>
      </div>
    </>
  );
}
