import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { PageHandle } from "~/components/document";
import { ConcernList } from "~/features/desk/concern-list";
import { readDesk } from "~/features/desk/desk.server";
import { FirstList } from "~/features/desk/prisoner-pages";
import { readWaiting } from "~/features/desk/waiting.server";
import { WaitingList } from "~/features/desk/waiting-list";
import { WritersPicture } from "~/features/desk/writers-picture";
import { countConflicts } from "~/features/parcels/desk-agenda.server";
import { useT } from "~/i18n/i18n";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "desk.title", wide: true } satisfies PageHandle;

export async function loader({ context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "desk");
  return {
    ...(await readDesk(context.app, context.now)),
    parcels: await countConflicts(context.app, context.now),
    waiting: await readWaiting(context.app, context.now),
  };
}

/** What the menu has no room for. */
const ways = [
  ["/desk/balance", "balance.title"],
  ["/desk/import", "import.heading"],
  ["/desk/export", "export.title"],
  ["/desk/invitations", "invitations.title"],
  ["/desk/take-overs", "take-overs.title"],
] as const;

export default function DeskPage() {
  const t = useT();
  const { concerns, parcels, bars, isEmpty, waiting } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{t("desk.title")}</h1>
      <p className="lede">{t("desk.lede")}</p>
      {isEmpty ? <FirstList /> : null}
      <ConcernList concerns={concerns} parcels={parcels} />
      {isEmpty ? null : <WaitingList waiting={waiting} />}
      <ul className="ways">
        {ways.map(([address, key]) => (
          <li key={address}>
            <a href={address}>{t(key)}</a>
          </li>
        ))}
      </ul>
      {isEmpty ? null : <WritersPicture bars={bars} />}
    </>
  );
}
