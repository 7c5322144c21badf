import type { AllowanceReason } from "~/domain/parcels/allowance-types";
import type { ParcelKind, ParcelPurpose } from "~/domain/parcels/ledger";
import { formatDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";
import { formatNumber } from "~/i18n/numbers";
import type { Translate } from "~/i18n/translate";

/** What it is and what for, in a few words. */
export function parcelTitle(
  t: Translate,
  { kind, purpose }: { kind: ParcelKind; purpose: ParcelPurpose | null },
) {
  return purpose === null ? t(`parcel.kind.${kind}`) : t(`parcel.purpose.${purpose}`);
}

/** A weight: in grams below a kilogram, else in kilograms with at most one place after the point. */
export function Kilos({ grams }: { grams: number }) {
  const { language, t } = useI18n();
  if (grams > 0 && grams < 1000) return <>{t("parcel.grams", { grams: formatNumber(language, grams) })}</>;
  const isWhole = grams % 1000 === 0;
  return <>{t("parcel.kilos", { kilos: formatNumber(language, grams / 1000, isWhole ? 0 : 1) })}</>;
}

export interface Refusal {
  reason: "not-allowed" | "ask-first";
  because: AllowanceReason;
  nextYes: { from: string; until: string } | null;
  gramsLeft: number | null;
}

/** Why something may not come on that day, and when it may. */
export function WhyNot({ refusal }: { refusal: Refusal }) {
  const { language, t } = useI18n();
  const { because, nextYes, gramsLeft } = refusal;
  return (
    <div className="notice" role="alert">
      <p>{t(`allowance.${because}`)}</p>
      {gramsLeft === null || because !== "month-full" ? null : (
        <p>
          {t("allowance.grams-left")} <Kilos grams={Math.max(0, gramsLeft)} />
        </p>
      )}
      {nextYes === null ? null : (
        <p>
          {nextYes.from === nextYes.until
            ? t("allowance.next-day", { date: formatDate(language, nextYes.from) })
            : t("allowance.next-window", {
                from: formatDate(language, nextYes.from),
                until: formatDate(language, nextYes.until),
              })}
        </p>
      )}
      {refusal.reason === "ask-first" ? <p>{t("allowance.ask-first")}</p> : null}
    </div>
  );
}
