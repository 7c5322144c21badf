import { useI18n, useT } from "~/i18n/i18n";
import { formatNumber } from "~/i18n/numbers";
import { Distribution } from "./distribution";
import { EvennessTable } from "./evenness-table";
import type { PlanPage } from "./read-plan.server";

type Result = Pick<PlanPage, "id" | "figures" | "gaps" | "left" | "changes">;

/** What a plan would change, that it is the best there is, and that it touches nothing. */
export function PlanResult({ id, figures, changes }: Result) {
  const t = useT();
  if (!figures) return null;
  return (
    <section aria-labelledby="result">
      <h2 id="result">{t("balance.result.title")}</h2>
      <p className="lede">{t("balance.result", { given: figures.given, wanted: figures.wanted })}</p>
      <ul>
        <li>{t("balance.optimal")}</li>
        <li>{t("balance.untouched")}</li>
        {figures.lately > 0 ? <li>{t("balance.wishes.lately", { count: figures.lately })}</li> : null}
      </ul>
      {changes ? <Changes {...changes} /> : null}
      <EvennessTable before={figures.before} after={figures.after} />
      <Distribution
        before={figures.before.bars}
        after={figures.after.bars}
        file={`/desk/balance/plans/${id}/file`}
      />
      <p className="quiet small">
        {t("balance.result.people", { count: figures.before.prisoners })}{" "}
        {t("balance.result.volunteers", { count: figures.volunteers })}
      </p>
    </section>
  );
}

/** A plan on old data says so before anybody applies it. */
function Changes({ prisoners, volunteers, wanted }: NonNullable<PlanPage["changes"]>) {
  const { language, t } = useI18n();
  const signed = (count: number) =>
    `${count > 0 ? "+" : count < 0 ? "−" : ""}${formatNumber(language, Math.abs(count))}`;
  const counted = [
    ["balance.changed.prisoners", prisoners],
    ["balance.changed.volunteers", volunteers],
    ["balance.changed.wanted", wanted],
  ] as const;
  const other = counted.filter(([, count]) => count !== 0);
  return (
    <div className="notice" role="status">
      <p>
        <strong>{t("balance.changed")}</strong>{" "}
        {other.length === 0
          ? t("balance.changed.loads")
          : other.map(([word, count]) => `${t(word)}: ${signed(count)}`).join(", ")}
      </p>
      <p>{t("balance.changed.checked")}</p>
    </div>
  );
}

/** Wishes that stay open and people who stay without anybody, each with what would help. */
export function PlanGaps({ figures, gaps, left }: Result) {
  const t = useT();
  if (!figures || (gaps.length === 0 && left.length === 0)) return null;
  const more = figures.gaps.length - gaps.length;
  return (
    <>
      {gaps.length === 0 ? null : (
        <section>
          <h2>{t("balance.gaps")}</h2>
          <ul>
            {gaps.map(({ personId, handle, missing, reason, prisoners }) => (
              <li key={personId}>
                <a href={`/desk/volunteers/${personId}`}>{handle}</a>,{" "}
                {t("balance.gap.missing", { count: missing })}:{" "}
                {t(`balance.gap.${reason}`, { count: prisoners })}
              </li>
            ))}
            {more > 0 ? <li>{t("balance.gaps.more", { count: more })}</li> : null}
          </ul>
        </section>
      )}
      {left.length === 0 ? null : (
        <section>
          <h2>{t("balance.left")}</h2>
          {left.map(({ reason, count, people }) => (
            <div key={reason}>
              <p>{t(`balance.left.${reason}`, { count })}</p>
              <ul>
                {(reason === "wishes" ? [] : people).map(({ id, name }) => (
                  <li key={id}>
                    <a href={`/desk/prisoners/${id}`}>
                      <bdi lang="ru">{name}</bdi>
                    </a>
                  </li>
                ))}
                {reason === "wishes" || count > people.length ? (
                  <li>
                    <a href="/desk/prisoners?show=nobody">{t("balance.left.all")}</a>
                  </li>
                ) : null}
              </ul>
            </div>
          ))}
        </section>
      )}
    </>
  );
}
