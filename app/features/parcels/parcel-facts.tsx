import { formatDate, formatPartialDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";
import { Kilos } from "./parcel-words";
import type { ParcelPageData } from "./volunteer.server";

type Shown = Pick<
  ParcelPageData,
  | "place"
  | "region"
  | "kind"
  | "state"
  | "plannedOn"
  | "sendBy"
  | "grams"
  | "weighedGrams"
  | "sentOn"
  | "endedOn"
  | "endedPrecision"
>;

/** Where it goes, by when, how heavy, and how far it has come. */
export function ParcelFactsList({ parcel }: { parcel: Shown }) {
  const { language, t } = useI18n();
  const { place, region, kind, state, plannedOn, sendBy, grams, sentOn, endedOn } = parcel;
  const isOver = state === "accepted" || state === "refused" || state === "returned";
  return (
    <dl className="facts">
      <dt>{t("parcel.state")}</dt>
      <dd>
        <span className="chip">{t(`parcel.state.${state}`)}</span>
      </dd>
      <dt>{t("parcel.to")}</dt>
      <dd>
        <bdi lang="ru">{[place, region].filter(Boolean).join(" · ") || t("parcel.no-place")}</bdi>
      </dd>
      <dt>{t("parcel.way")}</dt>
      <dd>{t(`parcel.kind.${kind}`)}</dd>
      {isOver ? null : (
        <>
          {sentOn === null && sendBy !== null && kind !== "delivery" ? (
            <>
              <dt>{t("parcel.send-by")}</dt>
              <dd>{formatDate(language, sendBy)}</dd>
            </>
          ) : null}
          {plannedOn === null ? null : (
            <>
              <dt>{t(kind === "delivery" ? "parcel.hand-in-on" : "parcel.arrives")}</dt>
              <dd>{formatDate(language, plannedOn)}</dd>
            </>
          )}
        </>
      )}
      {grams === null ? null : (
        <>
          <dt>{t(parcel.weighedGrams === null ? "parcel.weight.planned" : "parcel.weight.weighed")}</dt>
          <dd>
            <Kilos grams={grams} />
          </dd>
        </>
      )}
      {sentOn === null ? null : (
        <>
          <dt>{t("parcel.sent-on")}</dt>
          <dd>{formatDate(language, sentOn)}</dd>
        </>
      )}
      {isOver && endedOn !== null ? (
        <>
          <dt>{t(`parcel.outcome-on.${state}`)}</dt>
          <dd>{formatPartialDate(language, endedOn, parcel.endedPrecision)}</dd>
        </>
      ) : null}
    </dl>
  );
}
