import type { ReactNode } from "react";
import { PageLinks } from "~/components/page-links";
import { LineHead, LineTick, PlanDecision } from "~/components/plan-decision";
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
        <PlanDecision
          page={`/desk/balance/plans/${id}`}
          lines={lines}
          elsewhere={elsewhere}
          hint="balance.apply.hint"
        >
          {table}
        </PlanDecision>
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
      <LineHead isOpen={isOpen} columns={["balance.line.volunteer", "balance.line.way"]} />
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            {isOpen ? (
              <td className="tick">
                <LineTick
                  line={line}
                  label={t("balance.line.take-one", { name: line.name, volunteer: line.handle })}
                />
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
