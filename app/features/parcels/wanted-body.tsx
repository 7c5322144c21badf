import { useT } from "~/i18n/i18n";
import type { PlaceVerdicts } from "./catalogue-field";
import { type SentStep, StepPage } from "./step-page";
import { ThingFields } from "./thing-fields";
import type { Wanted } from "./wanted.server";
import { WantedList } from "./wanted-list";

interface WantedBodyProps {
  /** The prisoner's. */
  id: string;
  wanted: readonly (Wanted & { id: number })[];
  verdicts: PlaceVerdicts;
  formKey: string;
  sent: SentStep | undefined;
}

/** What a family asks for, and another thing for it. */
export function WantedBody({ id, wanted, verdicts, formKey, sent }: WantedBodyProps) {
  const t = useT();
  return (
    <StepPage
      back={`/family/${id}/needs`}
      title="wanted.title"
      submit="wanted.submit"
      formKey={formKey}
      sent={sent}
      about={
        <>
          <p>{t("wanted.lede")}</p>
          <WantedList wanted={wanted} dropAt={`/family/${id}/things`} />
        </>
      }
    >
      <h2>{t("parcel.item.add")}</h2>
      <ThingFields verdicts={verdicts} sent={sent} />
    </StepPage>
  );
}
