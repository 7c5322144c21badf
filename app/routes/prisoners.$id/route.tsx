import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { Standing } from "~/features/line/own-line";
import type { WaitedFor } from "~/features/line/read.server";
import { AgeAndPlace, LoadChip, PrisonerName, WaysToWrite } from "~/features/prisoners/prisoner-card";
import { type ClaimStand, readPrisoner } from "~/features/prisoners/read.server";
import { formatDate } from "~/i18n/dates";
import { useI18n, useT } from "~/i18n/i18n";
import { listCameFrom } from "~/platform/http/redirects.server";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "prisoner.title" } satisfies PageHandle;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = requireGrant(context, "read", "prisoner");
  const profile = await readPrisoner(context.app, viewer, params.id ?? "", context.now);
  if (!profile) throw missing();
  const { card, status, facilityName, articles, penalty, confirmedOn, own, claim, waited } = profile;
  const back = listCameFrom(
    request,
    viewer.role === "volunteer"
      ? ["/suggestions", "/prisoners", "/correspondence"]
      : [`/desk/prisoners/${card.id}`, "/desk/prisoners"],
  );
  const stay = { status, facilityName, articles, penalty, confirmedOn };
  return { card, ...stay, claim, waited, back, own: own && { id: own.id, state: own.state } };
}

export default function PrisonerPage() {
  const { language, t } = useI18n();
  const { card, own, claim, waited, back, ...stay } = useLoaderData<typeof loader>();
  const { status, facilityName, articles, penalty, confirmedOn } = stay;
  return (
    <>
      <BackLink to={back} />
      <h1>
        <PrisonerName {...card} />
      </h1>
      <AgeAndPlace card={card} />
      <p>
        <LoadChip band={card.band} />
      </p>
      {card.about ? (
        <p lang="ru" className="whitespace-pre-line">
          {card.about}
        </p>
      ) : null}
      {claim ? <NextStep id={card.id} claim={claim} own={own} waited={waited} /> : null}
      <h2>{t("prisoner.where")}</h2>
      <dl className="facts">
        <dt>{t("prisoner.facility")}</dt>
        {facilityName === "" ? <dd>{t("prisoner.no-place")}</dd> : <dd lang="ru">{facilityName}</dd>}
        <dt>{t("prisoner.status")}</dt>
        <dd>{t(`status.${status}`)}</dd>
        {claim === "wait" || facilityName === "" ? null : (
          <>
            <dt>{t("prisoner.address-confirmed")}</dt>
            <dd>{confirmedOn ? formatDate(language, confirmedOn) : t("prisoner.address-unconfirmed")}</dd>
          </>
        )}
        {articles ? (
          <>
            <dt>{t("prisoner.articles")}</dt>
            <dd lang="ru">{articles}</dd>
          </>
        ) : null}
        {penalty ? (
          <>
            <dt>{t("prisoner.penalty")}</dt>
            <dd lang="ru">{penalty}</dd>
          </>
        ) : null}
      </dl>
      {claim === "wait" || facilityName === "" ? null : (
        <>
          <h2>{t("prisoner.how")}</h2>
          <WaysToWrite card={card} />
        </>
      )}
    </>
  );
}

interface NextStepProps {
  id: string;
  claim: ClaimStand;
  own: { id: string; state: string } | null;
  waited: WaitedFor | null;
}

/** The one thing to do from here: write on, take this person, or why not and where else. */
function NextStep({ id, claim, own, waited }: NextStepProps) {
  const t = useT();
  if (own && own.state !== "closed") {
    return (
      <p>
        <a className="button" href={`/correspondence/${own.id}`}>
          {t("prisoner.go-on")}
        </a>
      </p>
    );
  }
  if (waited) {
    return (
      <div className="notice">
        <Standing waited={waited} />
      </div>
    );
  }
  if (claim === "wait") {
    return (
      <>
        <p>{t("line.no-address-yet")}</p>
        <p>
          <a className="button" href={`/prisoners/${id}/wait`}>
            {t("wait.title")}
          </a>
        </p>
      </>
    );
  }
  if (claim === "possible") {
    return (
      <p>
        <a className="button" href={`/prisoners/${id}/claim`}>
          {t(own ? "prisoner.take-again" : "prisoner.take")}
        </a>
      </p>
    );
  }
  return (
    <div className="notice">
      <p>{t(`claim-stand.${claim}`)}</p>
      <p>
        <a href={claim === "no-capacity" ? "/correspondence" : "/suggestions"}>
          {t(claim === "no-capacity" ? "correspondence.title" : "prisoner.others")}
        </a>
      </p>
    </div>
  );
}
