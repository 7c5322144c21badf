import { useI18n, useT } from "~/i18n/i18n";
import { CalendarDeed } from "./calendar-deed";
import { EntryList } from "./entry-list";
import type { LedgerData } from "./ledger-page.server";
import { Kilos } from "./parcel-words";
import { WindowList } from "./window-list";
import { YearStrip } from "./year-strip";

interface LedgerBodyProps {
  base: string;
  ledger: Omit<LedgerData, "sizes" | "needs" | "wanted">;
  /** An entry has a page of its own. */
  opens?: boolean;
}

/** What may come, when, what is planned and what came. `base`: the address of this page. */
export function LedgerBody({ base, ledger, opens = false }: LedgerBodyProps) {
  const t = useT();
  const { year, windows, coming, past } = ledger;
  return (
    <>
      <Answers answers={ledger.answers} />
      <h2>{t("ledger.windows")}</h2>
      <YearStrip year={year} />
      <WindowList windows={windows} year={year} />
      <div className="actions">
        <a className="button" href={`${base}/new`}>
          {t("ledger.reserve")}
        </a>
        <a href={`${base}/past`}>{t("ledger.tell-past")}</a>
      </div>
      <h2>{t("ledger.coming")}</h2>
      {coming.length === 0 ? (
        <p>{t("ledger.coming.none")}</p>
      ) : (
        <EntryList base={base} entries={coming} opens={opens} />
      )}
      {past.length === 0 ? null : (
        <>
          <h2>{t("ledger.past")}</h2>
          <EntryList base={base} entries={past} opens={opens} />
        </>
      )}
      {coming.length === 0 ? null : <CalendarDeed to={`${base}/calendar`} />}
    </>
  );
}

function Answers({ answers }: Pick<LedgerData, "answers">) {
  const { t } = useI18n();
  return (
    <>
      {answers.map(({ kind, answer, reason, used, held, limit, gramsLeft, rule }) => (
        <div key={kind} className="card">
          <h2>{t(`ledger.of.${kind === "packet" ? "packet" : "parcel"}`)}</h2>
          <p>
            <span className={answer === "yes" ? "chip" : "chip chip-strong"}>
              {t(`allowance.today.${answer}`)}
            </span>{" "}
            {t(`allowance.${reason}`)}
          </p>
          {limit === null || gramsLeft !== null ? null : (
            <p>
              {t("ledger.count", { limit, used, held })}{" "}
              {t("ledger.left", { count: Math.max(0, limit - used - held) })}
            </p>
          )}
          {gramsLeft === null || limit === null ? null : (
            <p>
              {t("ledger.month")} <Kilos grams={limit - gramsLeft} /> {t("ledger.month.of")}{" "}
              <Kilos grams={limit} />.
            </p>
          )}
          <p className="small quiet">
            {t("ledger.rule", {
              article: t(`article.${articleKind(rule.article)}`, { article: numberOf(rule.article) }),
            })}{" "}
            {t(`confidence.${rule.confidence}`)} {t("ledger.checked", { month: rule.verifiedOn })}
          </p>
        </div>
      ))}
    </>
  );
}

/** Which law an article is of; rules that no law has are practice. */
export function articleKind(article: string): "UIK" | "103-FZ" | "practice" {
  if (article.startsWith("UIK")) return "UIK";
  return article.startsWith("103-FZ") ? "103-FZ" : "practice";
}

function numberOf(article: string): string {
  return article.split(" ").slice(1).join(" ");
}
