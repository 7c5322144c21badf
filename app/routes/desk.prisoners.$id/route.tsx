import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { readDeskPrisoner } from "~/features/desk/prisoner.server";
import { PrisonerFacts } from "~/features/desk/prisoner-facts";
import { SignatureTable } from "~/features/desk/signature-table";
import { openNeeds } from "~/features/family/needs.server";
import { NeedsList } from "~/features/family/needs-list";
import { InvitationList } from "~/features/invitations/invitation-list";
import { listInvitations } from "~/features/invitations/invitations.server";
import { PrisonerName } from "~/features/prisoners/prisoner-card";
import { countUnplaced } from "~/features/receipts/desk.server";
import { NewestReceipts } from "~/features/receipts/newest-receipts";
import { readNewestReceipts } from "~/features/receipts/read.server";
import { OpenSuccessions } from "~/features/volunteers/succession-list";
import { listSuccessionsOf } from "~/features/volunteers/successions.server";
import { useT } from "~/i18n/i18n";
import { listCameFrom } from "~/platform/http/redirects.server";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "desk-prisoner.title" } satisfies PageHandle;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = requireGrant(context, "read", "desk");
  const { app, now } = context;
  const prisoner = await readDeskPrisoner(app, params.id ?? "", now);
  if (!prisoner) throw missing();
  const asked = { state: null, prisonerId: prisoner.id, page: 1 };
  const invitations = (await listInvitations(app, asked, now)).rows;
  const told = await openNeeds(app, prisoner.id);
  const receipts = await readNewestReceipts(app, viewer, prisoner.id);
  const unplaced = await countUnplaced(app, prisoner.id);
  const back = listCameFrom(request, ["/desk/prisoners", "/desk/invitations"]);
  const successions = await listSuccessionsOf(app, prisoner.id);
  return { prisoner, invitations, told, receipts, unplaced, successions, back };
}

export default function DeskPrisonerPage() {
  const t = useT();
  const { prisoner, invitations, told, receipts, unplaced, successions, back } =
    useLoaderData<typeof loader>();
  const { followers } = prisoner;
  const below = (page: string) => `/desk/prisoners/${prisoner.id}/${page}`;
  return (
    <>
      <BackLink to={back} />
      <h1>
        <PrisonerName {...prisoner} />
      </h1>
      <PrisonerFacts prisoner={prisoner} />
      <ul className="ways">
        <li>
          <a href={below("receipts/new")}>{t("desk-prisoner.log-receipt")}</a>
        </li>
        <li>
          <a href={below("replies/new")}>{t("desk-prisoner.log-reply")}</a>
        </li>
        <li>
          <a href={below("reports/new")}>{t("desk-report.new")}</a>
        </li>
        {prisoner.facilityName ? (
          <li>
            <a href={`/prisoners/${prisoner.id}`}>{t("desk-prisoner.public")}</a>
          </li>
        ) : null}
      </ul>
      <h2>{t("desk-prisoner.writers")}</h2>
      <SignatureTable writers={prisoner.writers} />
      <OpenSuccessions successions={successions} />
      <NewestReceipts base={`/desk/prisoners/${prisoner.id}`} receipts={receipts} />
      {unplaced === 0 ? null : (
        <p>
          <a href={`/desk/receipts?prisoner=${prisoner.id}`}>
            {t("desk.receipts.of-person", { count: unplaced })}
          </a>
        </p>
      )}
      <h2>{t("needs.title")}</h2>
      <NeedsList {...told} />
      <h2 id="relatives">{t("desk-prisoner.relatives")}</h2>
      <p>
        {followers === 0
          ? t("desk-prisoner.no-followers")
          : t("desk-prisoner.followers", { count: followers })}
      </p>
      <InvitationList rows={invitations} ofOne />
      <div className="actions">
        <a className="button" href={below("invitations/new")}>
          {t("invite.title")}
        </a>
      </div>
    </>
  );
}
