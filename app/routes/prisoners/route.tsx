import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { PageHandle } from "~/components/document";
import { TextField } from "~/components/fields/text-field";
import type { PrisonerLine } from "~/features/prisoners/card";
import { AgeAndPlace, LoadChip, PrisonerName } from "~/features/prisoners/prisoner-card";
import { listPrisoners, parseAfter } from "~/features/prisoners/read.server";
import { useT } from "~/i18n/i18n";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "prisoners.title" } satisfies PageHandle;

export async function loader({ request, context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "prisoner");
  const { searchParams } = new URL(request.url);
  const search = (searchParams.get("search") ?? "").slice(0, 100);
  const after = parseAfter(searchParams.get("after"));
  const page = await listPrisoners(context.app, { search, after }, context.now);
  return { ...page, search, begun: after !== null };
}

export default function PrisonersPage() {
  const t = useT();
  const { lines, next, search, begun } = useLoaderData<typeof loader>();
  const address = (after: string) =>
    `/prisoners?${new URLSearchParams({ ...(search ? { search } : {}), after })}`;
  return (
    <>
      <h1>{t("prisoners.title")}</h1>
      <p className="lede">{t("prisoners.lede")}</p>
      <form method="get" action="/prisoners">
        <TextField name="search" label={t("prisoners.search")} defaultValue={search} maxLength={100} />
        <button className="button button-quiet" type="submit">
          {t("prisoners.find")}
        </button>
      </form>
      <hr />
      {lines.length === 0 ? <p>{t(search ? "prisoners.none-found" : "prisoners.none")}</p> : null}
      <ul className="card-list">
        {lines.map((line) => (
          <li key={line.id} className="card">
            <Line line={line} />
          </li>
        ))}
      </ul>
      <div className="actions">
        {next ? <a href={address(next)}>{t("prisoners.next")}</a> : null}
        {begun || search ? <a href="/prisoners">{t("prisoners.from-start")}</a> : null}
      </div>
    </>
  );
}

function Line({ line }: { line: PrisonerLine }) {
  const t = useT();
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <h2 className="mb-1 text-lg">
          <a href={`/prisoners/${line.id}`}>
            <PrisonerName {...line} />
          </a>
        </h2>
        {line.enough ? <span className="chip">{t("load.enough")}</span> : <LoadChip band={line.band} />}
      </div>
      <AgeAndPlace card={line} />
    </>
  );
}
