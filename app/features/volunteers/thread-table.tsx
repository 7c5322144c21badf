import { formatDate } from "~/i18n/dates";
import { useI18n, useT } from "~/i18n/i18n";
import { formatNumber } from "~/i18n/numbers";
import type { Thread } from "./read.server";

/** What somebody writes and wrote, by signature; each leads to the prisoner, for handing over needs it. */
export function ThreadTable({ threads }: { threads: readonly Thread[] }) {
  const t = useT();
  if (threads.length === 0) return <p>{t("volunteer.no-threads")}</p>;
  return (
    <table className="table">
      <caption>{t("volunteer.threads-note")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("desk-prisoner.signature")}</th>
          <th scope="col">{t("desk-prisoner.state")}</th>
          <th scope="col" className="figure">
            {t("desk-prisoner.letters")}
          </th>
          <th scope="col" className="figure">
            {t("desk-list.last-letter")}
          </th>
          <th scope="col">{t("hand-over.column")}</th>
        </tr>
      </thead>
      <tbody>
        {threads.map((thread) => (
          <Line key={thread.id} thread={thread} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ thread }: { thread: Thread }) {
  const { language, t } = useI18n();
  const { id, signature, prisonerId, state, letters, lastLetterOn, handedOver } = thread;
  return (
    <tr>
      <th scope="row">
        <a href={`/desk/prisoners/${prisonerId}`}>
          <bdi>{signature}</bdi>
        </a>
      </th>
      <td data-label={t("desk-prisoner.state")}>
        <span>
          <ThreadState thread={thread} />
          {thread.overCap ? <span className="block small">{t("desk-prisoner.over-cap")}</span> : null}
        </span>
      </td>
      <td className="figure" data-label={t("desk-prisoner.letters")}>
        {formatNumber(language, letters)}
      </td>
      <td className="figure" data-label={t("desk-list.last-letter")}>
        {lastLetterOn ? formatDate(language, lastLetterOn) : t("desk-list.never")}
      </td>
      <td data-label={t("hand-over.column")}>
        {state === "closed" ? (
          t(handedOver ? "hand-over.done-before" : "hand-over.nothing")
        ) : (
          <a href={`/desk/correspondences/${id}/hand-over`}>
            {t("hand-over.short")}
            <span className="sr-only">: {signature}</span>
          </a>
        )}
      </td>
    </tr>
  );
}

/** How a correspondence stands, with the day that matters. */
export function ThreadState({ thread: { state, concern, holdUntil, dormantSince } }: { thread: Thread }) {
  const { language, t } = useI18n();
  const day = (date: string | null) => (date === null ? "" : formatDate(language, date));
  if (concern === "dormant") return <>{t("volunteer.dormant-since", { date: day(dormantSince) })}</>;
  if (concern === "silent") return <>{t("volunteer.silent")}</>;
  if (state === "held") return <>{t("desk-prisoner.state.held", { date: day(holdUntil) })}</>;
  return <>{t(`desk-prisoner.state.${state}`)}</>;
}
