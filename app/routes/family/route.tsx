import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { PageHandle } from "~/components/document";
import { listFollowed } from "~/features/family/read.server";
import { PrisonerName } from "~/features/prisoners/prisoner-card";
import { useT } from "~/i18n/i18n";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "family.title" } satisfies PageHandle;

export async function loader({ context }: LoaderFunctionArgs) {
  const viewer = requireGrant(context, "read", "relative");
  return { followed: await listFollowed(context.app, viewer, context.now) };
}

export default function FamilyPage() {
  const t = useT();
  const { followed } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{t("family.title")}</h1>
      {followed.length === 0 ? (
        <p className="lede">{t("family.nobody")}</p>
      ) : (
        <ul className="card-list">
          {followed.map(({ id, underWay, ...name }) => (
            <li key={id} className="card">
              <h2 className="mb-1">
                <a href={`/family/${id}`}>
                  <PrisonerName {...name} />
                </a>
              </h2>
              <p>{underWay === 0 ? t("family.no-letters") : t("family.under-way", { count: underWay })}</p>
            </li>
          ))}
        </ul>
      )}
      <p className="quiet">{t("family.one-more")}</p>
    </>
  );
}
