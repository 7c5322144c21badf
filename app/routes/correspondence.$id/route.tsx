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
  const unwanted = desk.closedReason === "stopped" || desk.closedReason === "prisoner-closed";
  return (
    <>
      <BackLink to="/correspondence" />
      <h1>
        <PrisonerName {...desk} />
      </h1>
      <DeskState desk={desk} />
      {over ? null : (
        <>
          <Step number={1} title={t("letter-desk.rules")} />
          <FacilityRules desk={desk} />
          <Step number={2} title={t("letter-desk.write", { number: desk.nextNumber })} />
          <DraftDesk number={desk.nextNumber} signature={desk.signature} />
          <Step number={3} title={t("letter-desk.send")} />
          <AddressSheet desk={desk} />
          <Step number={4} title={t("letter-desk.confirm", { number: desk.nextNumber })} />
          <PostedForm id={desk.id} formKey={key} />
        </>
      )}
      <History id={desk.id} lines={desk.history} />
      {over && !unwanted ? (
        <section>
          <h2>{t("letter-desk.late", { number: desk.nextNumber })}</h2>
          <PostedForm id={desk.id} formKey={key} />
        </section>
      ) : null}
      <Course desk={desk} />
    </>
  );
}

function Step({ number, title }: { number: number; title: string }) {
  return (
    <h2 className="step">
      <span className="step-number">{number}</span> <span>{title}</span>
    </h2>
  );
}
