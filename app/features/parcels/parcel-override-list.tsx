import type { Override } from "~/domain/facilities/overrides";
import { figureUnits, isParcelRule, type ParcelRuleCode } from "~/domain/parcels/overrides";
import { formatDate, formatDay } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";
import { ruleName } from "./parcel-rule";
import { Kilos } from "./parcel-words";

type Standing = Override & { id: number; figure: number | null };

/** What stands in place of rules for parcels, each with its note and its way back. */
export function ParcelOverrideList({ standing }: { standing: readonly Standing[] }) {
  const { language, t } = useI18n();
  const ofParcels = standing.filter(({ rule }) => isParcelRule(rule));
  if (ofParcels.length === 0) return null;
  return (
    <ul className="card-list">
      {ofParcels.map((each) => (
        <li key={each.id} className="card">
          <p className="mb-1 font-semibold">{ruleName(t, language, each.rule)}</p>
          <p className="mb-1">
            <Instead said={each} />
          </p>
          <p>
            {t(`parcel-override.of.${each.of}`, { date: formatDate(language, each.since) })}{" "}
            <bdi lang="ru">{each.note}</bdi>
          </p>
          <form method="post" action={`/desk/overrides/${each.id}/withdrawal`}>
            <button type="submit" className="plain-button">
              {t("override.withdraw")}
            </button>
          </form>
        </li>
      ))}
    </ul>
  );
}

function Instead({ said: { rule, stance, figure } }: { said: Standing }) {
  const { language, t } = useI18n();
  const isThing = rule.startsWith("item-");
  if (stance === "lifted") return <>{t(isThing ? "parcel.item.may.allowed" : "override.stance.lifted")}</>;
  if (isThing) return <>{t(figure === 0 ? "parcel.item.may.forbidden" : "parcel.item.may.ask")}</>;
  const unit = figureUnits[rule as ParcelRuleCode];
  if (figure === null || unit === null) return <>{t("parcel-override.ask")}</>;
  if (unit === "grams") return <Kilos grams={figure} />;
  if (unit === "times") return <>{t("parcel-override.times", { count: figure })}</>;
  if (unit === "days") return <>{t("parcel-override.days", { count: figure })}</>;
  const [month, day] = [Math.floor(figure / 100), figure % 100].map((part) => String(part).padStart(2, "0"));
  return <>{t("parcel-override.by", { day: formatDay(language, `2027-${month}-${day}`) })}</>;
}
