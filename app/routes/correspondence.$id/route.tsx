import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { dateAt } from "~/domain/dates/instants";
import { Course } from "~/features/correspondence/course";
import { DeskState } from "~/features/correspondence/desk-state";
import draftModule from "~/features/correspondence/draft.browser.ts?worker&url";
import { readFarewellDesk } from "~/features/correspondence/farewell.server";
import { FarewellDesk } from "~/features/correspondence/farewell-desk";
import { History } from "~/features/correspondence/letter-lines";
import { LetterSteps } from "~/features/correspondence/letter-steps";
import { Noted } from "~/features/correspondence/noted";
import { readLetterDesk } from "~/features/correspondence/read.server";
import { PrisonerName } from "~/features/prisoners/prisoner-card";
import { randomId } from "~/platform/crypto/random.server";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "letter-desk.title", module: draftModule } satisfies PageHandle;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = requireGrant(context, "read", "correspondence");
  const farewell = await readFarewellDesk(context.app, viewer, params.id ?? "");
  if (farewell) return { farewell };
  const desk = await readLetterDesk(context.app, viewer, params.id ?? "", context.now);
  if (!desk) throw missing();
  const noted = new URL(request.url).searchParams.get("noted");
  return { farewell: null, desk, key: randomId(), noted, today: dateAt(context.now, "Europe/Moscow") };
}

/** How it stands, the letters so far and the next one. What is typed here never leaves the device. */
export default function LetterDeskPage() {
  const read = useLoaderData<typeof loader>();
  if (read.farewell) {
    return <FarewellDesk farewell={read.farewell} person={<PrisonerName {...read.farewell} />} />;
  }
  const { desk, key, today, noted } = read;
  const steps = <LetterSteps desk={desk} today={today} formKey={key} />;
  const isBegun = desk.history.length > 0;
  return (
    <>
      <BackLink to="/correspondence" />
      <Noted deed={noted} desk={desk} />
      <h1>
        <PrisonerName {...desk} />
      </h1>
      <DeskState desk={desk} />
      {isBegun ? null : steps}
      <History id={desk.id} lines={desk.history} />
      {isBegun ? steps : null}
      <Course desk={desk} />
    </>
  );
}
