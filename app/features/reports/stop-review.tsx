import type { ReactNode } from "react";
import { Points } from "~/components/points";
import { useT } from "~/i18n/i18n";
import { choiceOf } from "./stop.form";

interface StopReviewProps {
  id: string;
  /** Of whom it is said whose letters stop. */
  person: ReactNode;
  /** What was chosen on the page before. */
  what: string;
  formKey: string;
}

/** What stopping means, in plain words, before it is done. */
export function StopReview({ id, person, what, formKey }: StopReviewProps) {
  const t = useT();
  const choice = choiceOf(what);
  if (!choice) return null;
  return (
    <>
      <h1>{t("stop.review")}</h1>
      <p className="lede">{person}</p>
      <p>
        {choice.what === "signature"
          ? t("stop.review.signature", { signature: choice.signature })
          : t(`stop.review.${choice.what}`)}
      </p>
      <Points of={choice.what === "signature" ? forOne : forAll} />
      <form method="post" className="actions">
        <input type="hidden" name="key" value={formKey} />
        <input type="hidden" name="what" value={what} />
        <button className="button" type="submit" name="sure" value="yes">
          {t("stop.submit")}
        </button>
        <a href={`/family/${id}`}>{t("stop.keep")}</a>
      </form>
    </>
  );
}

const forOne = ["stop.review.for-good-one", "stop.review.neutral-one", "stop.review.on-the-way"] as const;
const forAll = ["stop.review.for-good", "stop.review.neutral", "stop.review.on-the-way"] as const;
