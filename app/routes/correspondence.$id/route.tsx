import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { AddressSheet } from "~/features/correspondence/address-sheet";
import { Course } from "~/features/correspondence/course";
import { DeskState } from "~/features/correspondence/desk-state";
import draftModule from "~/features/correspondence/draft.browser.ts?worker&url";
import { DraftDesk } from "~/features/correspondence/draft-desk";
import { FacilityRules } from "~/features/correspondence/facility-rules";
import { History } from "~/features/correspondence/letter-lines";
import { PostedForm } from "~/features/correspondence/posted-form";
import { readLetterDesk } from "~/features/correspondence/read.server";
import { PrisonerName } from "~/features/prisoners/prisoner-card";
import { useT } from "~/i18n/i18n";
import { randomId } from "~/platform/crypto/random.server";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "letter-desk.title", module: draftModule } satisfies PageHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const viewer = requireGrant(context, "read", "correspondence");
  const desk = await readLetterDesk(context.app, viewer, params.id ?? "", context.now);
  if (!desk) throw missing();
  return { desk, key: randomId() };
}

/** Four steps on one page: rules, write, send, confirm. What is typed here never leaves the device. */
export default function LetterDeskPage() {
  const t = useT();
  const { desk, key } = useLoaderData<typeof loader>();
  const over = desk.state === "closed" && desk.closedReason !== "expired";
  return (
    <>
      <BackLink to="/correspondence" />
      <h1>
        <PrisonerName {...desk} />
      </h1>
      <DeskState desk={desk} />
      {over ? null : (
        <>
          <h2>{t("letter-desk.rules")}</h2>
          <FacilityRules desk={desk} />
          <h2>{t("letter-desk.write", { number: desk.nextNumber })}</h2>
          <DraftDesk number={desk.nextNumber} signature={desk.signature} />
          <h2>{t("letter-desk.send")}</h2>
          <AddressSheet desk={desk} />
        </>
      )}
      <h2>{t("letter-desk.confirm", { number: desk.nextNumber })}</h2>
      <PostedForm id={desk.id} formKey={key} />
      <History id={desk.id} lines={desk.history} />
      <Course desk={desk} />
    </>
  );
}
