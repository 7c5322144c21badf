import { formatDate, formatPartialDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";
import type { Desk } from "./desk-state";
import { sourceName } from "./source-name";

/** What a first letter fails on most; the rest waits behind a click with its sources. */
const first = new Set(["russian-only", "keep-off", "no-codes", "pages", "plain-paper"]);

/** What may be in a letter to this place and how it travels, each rule with where it is from and when it was checked. */
export function FacilityRules({ desk }: { desk: Desk }) {
  const { language, t } = useI18n();
  const note = desk.facility?.letterNote;
  const checked = (date: string | null) =>
    date ? t("rules.checked", { date: formatDate(language, date) }) : "";
  return (
    <>
      <ul className="pl-5 list-disc">
        {desk.rules
          .filter((rule) => rule.instead === null && first.has(rule.code))
          .map((rule) => (
            <li key={rule.code} className="mb-1">
              {t(`rule.${rule.code}`)}
            </li>
          ))}
      </ul>
      <Otherwise rules={desk.rules} />
      {note ? (
        <div className="notice">
          <p lang="ru">{note}</p>
          <p className="small quiet">
            {[
              sourceName(t, desk.facility?.letterNoteSource ?? ""),
              checked(desk.facility?.letterNoteCheckedOn ?? null),
            ]
              .filter(Boolean)
              .join(" · ")}
          </p>
        </div>
      ) : null}
      {desk.channelNote && desk.channel !== "relay" ? <p lang="ru">{desk.channelNote}</p> : null}
      {desk.facility && !desk.channelWorks ? (
        <p className="field-error">{t("rules.channel-stopped")}</p>
      ) : null}
      <details className="small">
        <summary>{t("rules.all")}</summary>
        {bySource(desk.rules.filter(({ instead }) => instead === null)).map(
          ({ source, verifiedOn, rules }) => (
            <div key={`${source} ${verifiedOn}`} className="mt-3">
              <ul className="pl-5 list-disc mb-1">
                {rules.map(({ code, toBeConfirmed }) => (
                  <li key={code}>
                    {t(`rule.${code}`)}
                    {toBeConfirmed ? <span className="quiet"> {t("rules.to-be-confirmed")}</span> : null}
                  </li>
                ))}
              </ul>
              <p className="quiet">
                {t("rules.from", { source: t(`rule-source.${source}`) })}
                {", "}
                {t("rules.checked", { date: formatPartialDate(language, `${verifiedOn}-01`, "month") ?? "" })}
              </p>
            </div>
          ),
        )}
      </details>
    </>
  );
}

type Rule = Desk["rules"][number];

/** What a coordinator noted in place of a rule, with the day it holds from. */
function Otherwise({ rules }: { rules: readonly Rule[] }) {
  const { language, t } = useI18n();
  const overridden = rules.flatMap(({ code, instead }) => (instead ? [{ code, ...instead }] : []));
  if (overridden.length === 0) return null;
  return (
    <ul className="notice list-none">
      {overridden.map(({ code, stance, note, since }) => (
        <li key={code} className="mb-1">
          <span className="block small quiet">{t(`rule.${code}`)}</span>
          {t(`rules.instead.${stance}`, { date: formatDate(language, since) })} <bdi lang="ru">{note}</bdi>
        </li>
      ))}
    </ul>
  );
}

/** Rules with the same source and day of checking stand together, in the order of the first of each. */
function bySource(rules: readonly Rule[]) {
  const groups: (Pick<Rule, "source" | "verifiedOn"> & { rules: Rule[] })[] = [];
  for (const rule of rules) {
    const { source, verifiedOn } = rule;
    const known = groups.find((each) => each.source === source && each.verifiedOn === verifiedOn);
    if (known) known.rules.push(rule);
    else groups.push({ source, verifiedOn, rules: [rule] });
  }
  return groups;
}
