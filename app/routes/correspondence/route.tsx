import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { PageHandle } from "~/components/document";
import { countWished } from "~/features/balance/wish.server";
import { WishNotice } from "~/features/balance/wish-notice";
import { listOwn, type OwnRow } from "~/features/correspondence/read.server";
import { StepSentence } from "~/features/correspondence/step-sentence";
import { OwnLine } from "~/features/line/own-line";
import { readOwnLine } from "~/features/line/read.server";
import { PrisonerName } from "~/features/prisoners/prisoner-card";
import { useT } from "~/i18n/i18n";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "correspondence.title" } satisfies PageHandle;

export async function loader({ context }: LoaderFunctionArgs) {
  const viewer = requireGrant(context, "read", "correspondence");
  const today = context.now.toISOString().slice(0, 10);
  return {
    rows: await listOwn(context.app, viewer, context.now),
    waited: await readOwnLine(context.app.db, viewer.personId, today),
    wished: await countWished(context.app, viewer),
  };
}

const nameOf = (person: { name: string; nameLatin: string }) => <PrisonerName {...person} />;

const groups = ["now", "answered", "waiting", "finished"] as const;

export default function CorrespondencePage() {
  const t = useT();
  const { rows, waited, wished } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{t("correspondence.title")}</h1>
      {rows.length === 0 ? <p className="lede">{t("correspondence.nobody")}</p> : null}
      {waited.some(({ stand }) => stand === "open") ? <OwnLine waited={waited} nameOf={nameOf} /> : null}
      {groups.map((group) => {
        const members = rows.filter((row) => row.next.group === group);
        return members.length === 0 ? null : <Group key={group} group={group} rows={members} />;
      })}
      {waited.length > 0 && waited.every(({ stand }) => stand !== "open") ? (
        <OwnLine waited={waited} nameOf={nameOf} />
      ) : null}
      <WishNotice wished={wished} />
      <div className="actions">
        <a className={rows.length === 0 ? "button" : "button button-quiet"} href="/suggestions">
          {t(rows.length === 0 ? "correspondence.find-first" : "correspondence.find-another")}
        </a>
      </div>
    </>
  );
}

function Group({ group, rows }: { group: (typeof groups)[number]; rows: OwnRow[] }) {
  const t = useT();
  return (
    <section>
      <h2>{t(`correspondence.group.${group}`)}</h2>
      <ul className="card-list">
        {rows.map((row) => (
          <li key={row.id} className="card">
            <h3 className="mb-1">
              <a href={`/correspondence/${row.id}`}>
                <PrisonerName {...row} />
              </a>
            </h3>
            {row.given ? <p>{t("wish.given")}</p> : null}
            <p>
              <StepSentence step={row.next.step} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
