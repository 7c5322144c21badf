import { useT } from "~/i18n/i18n";
import { AddressSheet } from "./address-sheet";
import type { Desk } from "./desk-state";
import { DraftDesk } from "./draft-desk";
import { FacilityRules } from "./facility-rules";
import { PostedForm } from "./posted-form";

interface LetterStepsProps {
  desk: Desk;
  /** The day that stands in the letter's first line, `YYYY-MM-DD`. */
  today: string;
  formKey: string;
}

/**
 * Four steps to the next letter: rules, write, send, confirm. They wait folded while the last letter is fresh, so that
 * nobody logs the next one by mistake, while writing should wait, and after the end; where no letter is wanted any
 * more, only one already posted may be noted, and after a stop none.
 */
export function LetterSteps(props: LetterStepsProps) {
  const t = useT();
  const { address, closedReason, history, holdOff, nextNumber: number, state } = props.desk;
  if (closedReason === "stopped") return null;
  if (closedReason === "prisoner-closed") return <PostedBefore id={props.desk.id} />;
  const [last] = history;
  const isOver = state === "closed" && closedReason !== "expired";
  const isFresh = last?.kind === "letter" && (last.fate === "sent" || last.fate === "presumed-there");
  const isNowhere = !address || (holdOff !== null && holdOff !== "move-told");
  if (!isOver && !isFresh && !isNowhere && holdOff === null) return <Steps {...props} />;
  const summary = isNowhere
    ? t("letter-desk.posted-anyway")
    : t(isOver ? "letter-desk.late" : "letter-desk.next", { number });
  return (
    <details className="next-letter">
      <summary>{summary}</summary>
      <Steps {...props} />
    </details>
  );
}

/** No more letters are wanted, but one that left before the end may still be noted. */
function PostedBefore({ id }: { id: string }) {
  const t = useT();
  return (
    <p>
      <a href={`/correspondence/${id}/letters/new`}>{t("letter-desk.posted-before")}</a>
    </p>
  );
}

function Steps({ desk, today, formKey }: LetterStepsProps) {
  const t = useT();
  const number = desk.nextNumber;
  return (
    <>
      <Step number={1} title={t("letter-desk.rules")} />
      <FacilityRules desk={desk} />
      <Step number={2} title={t("letter-desk.write", { number })} />
      <DraftDesk number={number} signature={desk.signature} today={today} />
      <Step number={3} title={t("letter-desk.send")} />
      <AddressSheet desk={desk} />
      <Step number={4} title={t("letter-desk.confirm", { number })} />
      <PostedForm id={desk.id} formKey={formKey} />
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
