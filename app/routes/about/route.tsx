import type { PageHandle } from "~/components/document";
import { Points } from "~/components/points";
import { useT } from "~/i18n/i18n";

export const handle = { title: "about.title" } satisfies PageHandle;

const steps = ["answers", "suggestions", "claim", "write", "send", "reply"] as const;
const questions = ["what", "language", "cost", "lost"] as const;

export default function AboutPage() {
  const t = useT();
  return (
    <>
      <h1>{t("about.title")}</h1>
      <p className="lede">{t("about.lede")}</p>
      <h2>{t("about.steps")}</h2>
      <Points numbered of={steps.map((step) => `about.step.${step}` as const)} />
      <h2>{t("about.help")}</h2>
      {questions.map((question) => (
        <section key={question}>
          <h3>{t(`about.help.${question}`)}</h3>
          <p>{t(`about.help.${question}.text`)}</p>
        </section>
      ))}
      <h3>{t("about.help.sign-in")}</h3>
      <p>
        {t("about.help.sign-in.text")} <a href="/recover">{t("about.help.sign-in.link")}</a>
      </p>
      <h2 id="relatives">{t("about.relatives")}</h2>
      <p>{t("about.relatives.text")}</p>
      <p>
        {t("about.relatives.again")} <a href="/sign-in">{t("about.relatives.sign-in")}</a>
      </p>
      <p>{t("about.relatives.phone")}</p>
      <p>{t("about.relatives.stop")}</p>
      <h2>{t("about.who")}</h2>
      <p>{t("about.who.text")}</p>
      <p>{t("about.who.code")}</p>
    </>
  );
}
