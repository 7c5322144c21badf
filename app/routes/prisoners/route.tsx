import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { PageHandle } from "~/components/document";
import { TextField } from "~/components/fields/text-field";
import { listWithoutAddress, parseLinePosition } from "~/features/line/read.server";
import type { PrisonerLine } from "~/features/prisoners/card";
import { listPrisoners, type PrisonerListPage, parseAfter } from "~/features/prisoners/list.server";
import { AgeAndPlace, LoadChip, PrisonerName } from "~/features/prisoners/prisoner-card";
import { WithoutAddress } from "~/features/prisoners/without-address";
import { useT } from "~/i18n/i18n";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "prisoners.title" } satisfies PageHandle;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireGrant(context, "read", "prisoner");
  const { searchParams } = new URL(request.url);
  const search = (searchParams.get("search") ?? "").slice(0, 100);
  if (searchParams.get("address") === "none") {
    const from = parseLinePosition(searchParams.get("after"));
    const found = await listWithoutAddress(context.app, viewer, { search, after: from }, context.now);
    const whole = { pausedBy: null, empty: null, russian: true };
    return { ...found, ...whole, search, begun: from !== null, isWithout: true };
  }
  const after = parseAfter(searchParams.get("after"));
  const page = await listPrisoners(context.app, viewer, { search, after }, context.now);
  return { ...page, search, begun: after !== null, isWithout: false };
}

export default function PrisonersPage() {
  const t = useT();
  const { lines, next, search, begun, pausedBy, empty, russian, isWithout } = useLoaderData<typeof loader>();
  const address = (after: string) =>
    `/prisoners?${new URLSearchParams({ ...(isWithout ? none : {}), ...(search ? { search } : {}), after })}`;
  if (isWithout) return <WithoutAddress lines={lines} search={search} next={next && address(next)} />;
  return (
    <>
      <h1>{t("prisoners.title")}</h1>
      {empty ? (
        <Empty empty={empty} russian={russian} />
      ) : (
        <>
          <p className="lede">{t("prisoners.lede")}</p>
          {pausedBy ? <Paused by={pausedBy} /> : null}
          <Search search={search} />
        </>
      )}
      {lines.length === 0 && search ? <p className="notice">{t("prisoners.none-found")}</p> : null}
      <ul className="card-list">
        {lines.map((line) => (
          <li key={line.id} className="card">
            <Line line={line} />
          </li>
        ))}
      </ul>
      <div className="actions">
        <a href="/prisoners?address=none">{t("line.without.title")}</a>
        {next ? <a href={address(next)}>{t("prisoners.next")}</a> : null}
        {begun || search ? <a href="/prisoners">{t("prisoners.from-start")}</a> : null}
      </div>
    </>
  );
}

const none = { address: "none" };

/** Nobody is here at all, or nobody for this volunteer, who may answer otherwise. */
function Empty({ empty, russian }: { empty: "nobody-open" | "nobody-for-you"; russian: boolean }) {
  const t = useT();
  if (empty === "nobody-open") return <p className="lede">{t("prisoners.none")}</p>;
  return (
    <>
      <p className="lede">{t("prisoners.none-for-you")}</p>
      {russian ? null : <p>{t("suggestions.without-russian")}</p>}
      <p>
        <a href="/account/writing">{t("suggestions.change-answers")}</a>
      </p>
    </>
  );
}

/** Somebody who can take nobody for now is told so before they have chosen. */
function Paused({ by }: { by: NonNullable<PrisonerListPage["pausedBy"]> }) {
  const t = useT();
  return (
    <div className="notice">
      <p>{t(`claim-stand.${by}`)}</p>
      <p>
        <a href="/correspondence">{t("correspondence.title")}</a>
        {by === "no-capacity" ? (
          <>
            {" · "}
            <a href="/account/writing">{t("suggestions.change-capacity")}</a>
          </>
        ) : null}
      </p>
    </div>
  );
}

function Search({ search }: { search: string }) {
  const t = useT();
  return (
    <form method="get" action="/prisoners" className="search">
      <TextField name="search" label={t("prisoners.search")} defaultValue={search} maxLength={100} />
      <button className="button button-quiet" type="submit">
        {t("prisoners.find")}
      </button>
    </form>
  );
}

function Line({ line }: { line: PrisonerLine }) {
  const t = useT();
  return (
    <div className="name-and-chip">
      <div>
        <h2 className="mb-1 text-lg">
          <a href={`/prisoners/${line.id}`}>
            <PrisonerName {...line} />
          </a>
        </h2>
        <AgeAndPlace card={line} />
      </div>
      <p className="mb-0">
        {line.enough ? <span className="chip">{t("load.enough")}</span> : <LoadChip band={line.band} />}
      </p>
    </div>
  );
}
