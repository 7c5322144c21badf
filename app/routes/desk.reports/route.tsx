import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { PrisonerName } from "~/features/prisoners/prisoner-card";
import { listReports } from "~/features/reports/read.server";
import { DecisionLine, ReportLine, ReportText } from "~/features/reports/report-line";
import { useT } from "~/i18n/i18n";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "desk-reports.title" } satisfies PageHandle;

export async function loader({ context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "desk");
  return listReports(context.app);
}

export default function DeskReportsPage() {
  const t = useT();
  const { open, waiting, decided } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink to="/desk" />
      <h1>{t("desk-reports.title")}</h1>
      <h2>{t("desk-reports.open")}</h2>
      {open.length === 0 ? <p>{t("desk-reports.none")}</p> : null}
      {waiting > open.length ? (
        <p>{t("desk.receipts.shown", { shown: open.length, count: waiting })}</p>
      ) : null}
      <ul className="card-list">
        {open.map((report) => (
          <li key={report.id} className="card">
            <h3>
              <PrisonerName {...report} />
            </h3>
            <ReportLine {...report} />
            <ReportText text={report.text} />
            <a className="button" href={`/desk/reports/${report.id}`}>
              {t("desk-reports.read")}
              <span className="sr-only">: {report.name}</span>
            </a>
          </li>
        ))}
      </ul>
      <h2>{t("desk-reports.decided")}</h2>
      {decided.length === 0 ? <p>{t("desk-reports.none-decided")}</p> : null}
      <ul className="card-list">
        {decided.map((report) => (
          <li key={report.id} className="card">
            <h3>
              <a href={`/desk/reports/${report.id}`}>
                <PrisonerName {...report} />
              </a>
            </h3>
            <ReportLine {...report} />
            {report.decision ? <DecisionLine {...report} decision={report.decision} /> : null}
          </li>
        ))}
      </ul>
    </>
  );
}
