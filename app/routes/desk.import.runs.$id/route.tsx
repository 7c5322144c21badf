import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ChangeTable } from "~/features/import/change-table";
import { createdKey } from "~/features/import/kind-words";
import { NoteLines, RefusedLines } from "~/features/import/report-lines";
import {
  CreatedPeople,
  CreatedPlaces,
  LinksNext,
  PeopleNext,
  RunFigures,
  RunPages,
} from "~/features/import/run-parts";
import { readRun } from "~/features/import/runs.server";
import { UndoPart } from "~/features/import/undo-part";
import { WordTable } from "~/features/import/word-table";
import { useT } from "~/i18n/i18n";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "import.run", wide: true } satisfies PageHandle;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "desk");
  const { id = "" } = params;
  if (!/^\d{1,9}$/.test(id)) throw missing();
  const from = Number(new URL(request.url).searchParams.get("from")) || 0;
  const run = await readRun(context.app, Number(id), Math.min(Math.max(0, Math.floor(from)), 1_000_000));
  if (!run) throw missing();
  return run;
}

export default function DeskImportRunPage() {
  const t = useT();
  const page = useLoaderData<typeof loader>();
  const { run, report, created, changed, facilities } = page;
  return (
    <>
      <BackLink to="/desk/import" />
      <h1>{t("import.run")}</h1>
      <RunFigures run={run} />
      {run.kind === "prisoners" && run.created > 0 && run.undoneAt === null ? <PeopleNext /> : null}
      {run.kind === "pairs" && run.created > 0 && run.undoneAt === null ? <LinksNext /> : null}
      <UndoPart
        id={run.id}
        kind={run.kind}
        undoneAt={run.undoneAt}
        undone={page.undone}
        left={page.left}
        entries={page.entries}
      />
      <RefusedLines refused={report.refused} count={run.refused} />
      <CreatedPeople title={t(createdKey(run.kind), { count: run.created })} people={created} />
      <CreatedPeople title={t("import.run.letters-changed", { count: run.changed })} people={page.told} />
      <ChangeTable changes={changed} />
      <RunPages page={page} />
      <CreatedPlaces places={facilities} count={run.facilities} />
      <WordTable words={report.words} />
      <NoteLines notes={report.notes} />
    </>
  );
}
