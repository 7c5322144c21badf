import type { Step } from "~/domain/correspondence/next-step";
import { deliveryTime } from "~/features/prisoners/delivery-time";
import { formatDate, formatDay } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";
import { holdOffSentence } from "./hold-off-sentence";

/** What to do next with one person, in one sentence. */
export function StepSentence({ step }: { step: Step }) {
  const { language, t } = useI18n();
  const day = (date: string) => formatDay(language, date);
  switch (step.code) {
    case "write-first-letter":
    case "write-again":
      return step.holdUntil ? t(`step.${step.code}`, { date: day(step.holdUntil) }) : t("step.write");
    case "write-back":
      return t("step.write-back", { date: day(step.since) });
    case "fetch-reply":
      return t("step.fetch-reply", { date: day(step.since) });
    case "hold-off": {
      const why = holdOffSentence(t, step.why);
      return step.repliedOn ? `${t("step.replied", { date: day(step.repliedOn) })} ${why}` : why;
    }
    case "not-delivered":
      return t(`step.${step.how}`);
    case "may-be-lost":
      return t("step.may-be-lost", { date: formatDate(language, step.since) });
    case "wait":
      return t("step.wait", { date: formatDate(language, step.since), time: deliveryTime(t, step.usual) });
    case "wait-confirmed":
      return t("step.wait-confirmed", { date: formatDate(language, step.since) });
    case "overdue":
      return t("step.overdue", { count: step.days });
    case "presumed-lost":
      return t("step.presumed-lost", { count: step.days });
    case "resume":
      return t("step.resume", { date: formatDate(language, step.since) });
    case "paused":
      return t("step.paused", { date: formatDate(language, step.until) });
    case "closed-for-now":
    case "word-left":
      return t(`step.${step.code}`);
    case "finished":
      return t(`step.finished.${step.reason}`);
  }
}
