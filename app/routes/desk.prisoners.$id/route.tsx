import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { CustodySection } from "~/features/custody/custody-section";
import { readCustodySection } from "~/features/custody/section.server";
import { listChanges } from "~/features/desk/changes.server";
import { ChangesList } from "~/features/desk/changes-list";
import { CustodyLine } from "~/features/desk/custody-line";
import { NoteList } from "~/features/desk/note-list";
import { listNotes } from "~/features/desk/notes.server";
import { readDeskPrisoner } from "~/features/desk/prisoner.server";
import {
  Followers,
  LoadFacts,
  PersonFacts,
  PlaceFacts,
  PrisonerDeeds,
  PrisonerMarks,
} from "~/features/desk/prisoner-facts";
import { SignatureTable } from "~/features/desk/signature-table";
import { readStory } from "~/features/desk/story.server";
import { StoryPart, StoryParts } from "~/features/desk/story-part";
import { ConsentFacts, ExternalLoads, LettersInNumbers, RecognisedBy } from "~/features/desk/story-sections";
import { openNeeds } from "~/features/family/needs.server";
import { NeedsList } from "~/features/family/needs-list";
import { InvitationList } from "~/features/invitations/invitation-list";
import { listInvitations } from "~/features/invitations/invitations.server";
import { survivorOf } from "~/features/merge/read.server";
import { PrisonerName } from "~/features/prisoners/prisoner-card";
import { countUnplaced } from "~/features/receipts/desk.server";
import { NewestReceipts } from "~/features/receipts/newest-receipts";
import { readNewestReceipts } from "~/features/receipts/read.server";
import { listWaitingPairs } from "~/features/take-overs/ending.server";
import { WaitingPairs } from "~/features/take-overs/waiting-pairs";
import { OpenSuccessions } from "~/features/volunteers/succession-list";
import { listSuccessionsOf } from "~/features/volunteers/successions.server";
import { useT } from "~/i18n/i18n";
import { listCameFrom } from "~/platform/http/redirects.server";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "desk-prisoner.title", wide: true } satisfies PageHandle;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = requireGrant(context, "read", "desk");
  const { app, now } = context;
  const prisoner = await readDeskPrisoner(app, params.id ?? "", now);
  if (!prisoner) {
    const survivor = await survivorOf(app, params.id ?? "");
    throw survivor === null ? missing() : redirect(`/desk/prisoners/${survivor}`, 303);
  }
  const asked = { state: null, prisonerId: prisoner.id, page: 1 };
  return {
    prisoner,
    custody: await readCustodySection(app, prisoner.id, now),
    story: await readStory(app, prisoner.id, now),
    notes: await listNotes(app, prisoner.id),
    changes: await listChanges(app, prisoner.id, pageIn(request)),
    invitations: (await listInvitations(app, asked, now)).rows,
    told: await openNeeds(app, prisoner.id),
    receipts: await readNewestReceipts(app, viewer, prisoner.id),
    unplaced: await countUnplaced(app, prisoner.id),
    successions: await listSuccessionsOf(app, prisoner.id),
    waitingPairs: await listWaitingPairs(app, prisoner.id),
    back: listCameFrom(request, ["/desk/prisoners", "/desk/invitations"]),
  };
}

export default function DeskPrisonerPage() {
  const t = useT();
  const { prisoner, custody, story, notes, changes, invitations, told, receipts, unplaced, ...rest } =
    useLoaderData<typeof loader>();
  const { successions, waitingPairs, back } = rest;
  const page = `/desk/prisoners/${prisoner.id}`;
  return (
    <>
      <BackLink to={back} />
      <h1>
        <PrisonerName {...prisoner} />
      </h1>
      <PrisonerMarks prisoner={prisoner} />
      <PrisonerDeeds prisoner={prisoner} />
      <StoryParts />
      <div className="story">
        <StoryPart id="person">
          <PersonFacts prisoner={prisoner} />
          <p>
            <a href={`${page}/edit`}>{t("edit.title")}</a>
          </p>
          <p>
            <a href={`${page}/merge`}>{t("merge.link")}</a>
          </p>
          <p>
            <a href={`${page}/overrides/new`}>{t("override.title")}</a>
          </p>
        </StoryPart>
        <StoryPart id="custody">
          <PlaceFacts prisoner={prisoner} />
          <CustodySection custody={custody} />
        </StoryPart>
        <div className="story-wide">
          <CustodyLine custody={story.custody} />
        </div>
        <StoryPart id="writers" wide>
          <LoadFacts prisoner={prisoner} />
          <SignatureTable writers={prisoner.writers} />
          <WaitingPairs pairs={waitingPairs} />
          <OpenSuccessions successions={successions} />
        </StoryPart>
        <StoryPart id="letters">
          <LettersInNumbers letters={story.letters} />
        </StoryPart>
        <div>
          <NewestReceipts base={page} receipts={receipts} />
          {unplaced === 0 ? null : (
            <p>
              <a href={`/desk/receipts?prisoner=${prisoner.id}`}>
                {t("desk.receipts.of-person", { count: unplaced })}
              </a>
            </p>
          )}
        </div>
        <StoryPart id="parcels">
          <p>
            <a href={`${page}/parcels`}>{t("story.parcels.open")}</a>
          </p>
        </StoryPart>
        <StoryPart id="needs">
          <NeedsList {...told} />
        </StoryPart>
        <StoryPart id="consent">
          <ConsentFacts consent={story.consent} />
          <p>
            <a href={`${page}/consent`}>{t("told-consent.title")}</a>
          </p>
        </StoryPart>
        <StoryPart id="lists">
          <RecognisedBy lists={story.lists} />
        </StoryPart>
        <StoryPart id="external">
          <ExternalLoads external={story.external} />
          <p>
            <a href={`${page}/external-load`}>{t("external.title")}</a>
          </p>
        </StoryPart>
        <StoryPart id="notes">
          <NoteList page={page} notes={notes} />
        </StoryPart>
        <StoryPart id="relatives" wide>
          <Followers count={prisoner.followers} />
          <InvitationList rows={invitations} ofOne />
          <div className="actions">
            <a className="button" href={`${page}/invitations/new`}>
              {t("invite.title")}
            </a>
          </div>
        </StoryPart>
        <StoryPart id="changes" wide>
          <ChangesList id={prisoner.id} changes={changes} />
        </StoryPart>
      </div>
    </>
  );
}

/** The page of changes an address asks for, from 1; anything else is the first. */
function pageIn(request: Request): number {
  const asked = new URL(request.url).searchParams.get("changes") ?? "";
  return /^[1-9]\d{0,4}$/.test(asked) ? Number(asked) : 1;
}
