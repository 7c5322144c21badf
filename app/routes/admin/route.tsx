import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { PageHandle } from "~/components/document";
import { readExposure } from "~/features/exposure/exposure.server";
import { exposureParts } from "~/features/exposure/exposure-lines";
import { ExposureReport } from "~/features/exposure/exposure-report";
import { translatorFor } from "~/i18n/dictionaries.server";
import { useT } from "~/i18n/i18n";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "admin.title" } satisfies PageHandle;

export async function loader({ context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "administration");
  const { app, language, now } = context;
  return { parts: exposureParts(await readExposure(app, now), language, translatorFor(language)) };
}

/** What an admin does, the bad day's deeds first. */
const ways = [
  ["/admin/freeze", "freeze.title"],
  ["/admin/sessions/revocation", "end-sessions.title"],
  ["/admin/people", "people.title"],
  ["/admin/invitations", "colleagues.title"],
  ["/admin/audit", "audit.title"],
] as const;

export default function AdminPage() {
  const t = useT();
  const { parts } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{t("admin.title")}</h1>
      <p className="lede">{t("admin.lede")}</p>
      <ul className="ways">
        {ways.map(([address, key]) => (
          <li key={address}>
            <a href={address}>{t(key)}</a>
          </li>
        ))}
      </ul>
      <ExposureReport parts={parts} />
    </>
  );
}
