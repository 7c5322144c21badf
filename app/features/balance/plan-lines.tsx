import type { ReactNode } from "react";
import { PageLinks } from "~/components/page-links";
import type { Explanation } from "~/domain/balance/suggestion-key";
import { useT } from "~/i18n/i18n";
import { lineReason } from "./line-reason";
import type { PlanLine, PlanPage } from "./read-plan.server";

interface PlanLinesProps {
  page: PlanPage;
  /** The sentence that suggestions give for the same key. */
  reasonOf: (explanation: Explanation) => ReactNode;
}

/** Every line of a page of a plan: whom, for whom, why; with a tick while it waits for a decision. */
export function PlanLines({ page, reasonOf }: PlanLinesProps) {
  const t = useT();
  const { id, lines, previous, next, counts } = page;
  if (lines.length === 0) return null;
  const isOpen = page.state === "ready" && lines.some(({ state }) => state === "proposed");
  const ofPlan = (from: number) => `/desk/balance/plans/${id}?from=${from}`;
  const table = <LineTable lines={lines} isOpen={isOpen} reasonOf={reasonOf} />;
  const elsewhere = (counts.proposed ?? 0) - lines.filter(({ state }) => state === "proposed").length;
  return (
    <section>
      <h2 id="lines">{t("balance.lines")}</h2>
      {isOpen ? (
        <form method="post" action={`/desk/balance/plans/${id}/application`}>
          <input type="hidden" name="first" value={lines[0]?.id} />
          <input type="hidden" name="last" value={lines.at(-1)?.id} />
          {table}
          {elsewhere > 0 ? <Reach elsewhere={elsewhere} /> : null}
          <div className="actions">
            <button type="submit" className="button">
              {t("balance.apply")}
            </button>
          </div>
          <p className="hint">{t("balance.apply.hint")}</p>
        </form>
      ) : (
        table
      )}
      <PageLinks
        label="balance.lines.pages"
        previous={previous === null ? null : ofPlan(previous)}
        next={next === null ? null : ofPlan(next)}
      />
    </section>
  );
}

function LineTable({
  lines,
  isOpen,
  reasonOf,
}: Pick<PlanLinesProps, "reasonOf"> & { lines: readonly PlanLine[]; isOpen: boolean }) {
  const t = useT();
  return (
    <table className="table">
      <thead>
        <tr>
          {isOpen ? (
            <th scope="col">
              <span className="sr-only">{t("balance.line.take")}</span>
            </th>
          ) : null}
          <th scope="col">{t("balance.line.prisoner")}</th>
          <th scope="col">{t("balance.line.volunteer")}</th>
          <th scope="col">{t("balance.line.way")}</th>
          <th scope="col">{t("balance.line.why")}</th>
          {isOpen ? null : <th scope="col">{t("balance.line.state")}</th>}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            {isOpen ? (
              <td className="tick">
                <Tick line={line} />
              </td>
            ) : null}
            <th scope="row">
              <a href={`/desk/prisoners/${line.prisonerId}`}>
                <bdi lang="ru">{line.name}</bdi>
              </a>
            </th>
            <td data-label={t("balance.line.volunteer")}>
              <a href={`/desk/volunteers/${line.personId}`}>{line.handle}</a>
            </td>
            <td data-label={t("balance.line.way")}>{t(`channel.${line.channel}`)}</td>
            <td>
              {reasonOf(line.explanation)}
              {line.hindered ? (
                <p className="mb-0">
                  <strong>{t(`balance.hindered.${line.hindered}`)}</strong>
                </p>
              ) : null}
            </td>
            {isOpen ? null : (
              <td data-label={t("balance.line.state")}>
                <span>
                  {t(`balance.line.${line.state}`)}
                  {line.reason === null ? null : `: ${t(lineReason(line.reason))}`}
                </span>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Ticked at first; not where it could not be done any more. */
function Tick({ line }: { line: PlanLine }) {
  const t = useT();
  if (line.state !== "proposed") return null;
  return (
    <label>
      <input type="checkbox" name="take" value={line.id} defaultChecked={line.hindered === null} />
      <span className="sr-only">
        {t("balance.line.take-one", { name: line.name, volunteer: line.handle })}
      </span>
    </label>
  );
}

function Reach({ elsewhere }: { elsewhere: number }) {
  const t = useT();
  return (
    <fieldset className="field">
      <legend>{t("balance.reach")}</legend>
      <label className="choice">
        <input type="radio" name="reach" value="page" defaultChecked />
        <span>{t("balance.reach.page")}</span>
      </label>
      <label className="choice">
        <input type="radio" name="reach" value="all" />
        <span>{t("balance.reach.all", { count: elsewhere })}</span>
      </label>
    </fieldset>
  );
}
