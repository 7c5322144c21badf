import type { PageHandle } from "~/components/document";
import { Points } from "~/components/points";
import { useT } from "~/i18n/i18n";

export const handle = { title: "privacy.title" } satisfies PageHandle;

const readers = ["volunteers", "prisoner", "coordinators", "server"] as const;

export default function PrivacyPage() {
  const t = useT();
  return (
    <>
      <h1>{t("privacy.title")}</h1>
      <p className="lede">{t("privacy.lede")}</p>
      <h2>{t("privacy.kept")}</h2>
      <Points
        of={["privacy.kept.account", "privacy.kept.answers", "privacy.kept.letters", "privacy.kept.visits"]}
      />
      <h2 id="relatives">{t("privacy.relatives")}</h2>
      <Points
        of={[
          "privacy.relatives.arrived",
          "privacy.relatives.needs",
          "privacy.relatives.seen",
          "privacy.relatives.end",
        ]}
      />
      <h2>{t("privacy.never")}</h2>
      <Points
        of={["privacy.never.you", "privacy.never.device", "privacy.never.text", "privacy.never.outside"]}
      />
      <h2>{t("privacy.who")}</h2>
      <dl className="facts">
        {readers.map((reader) => (
          <div key={reader} className="contents">
            <dt>{t(`privacy.who.${reader}`)}</dt>
            <dd>{t(`privacy.who.${reader}.text`)}</dd>
          </div>
        ))}
      </dl>
      <h2>{t("privacy.long")}</h2>
      <Points
        of={[
          "privacy.long.pair",
          "privacy.long.account",
          "privacy.long.own",
          "privacy.long.desk",
          "privacy.long.sign-in",
          "privacy.long.attempts",
          "privacy.long.backups",
        ]}
      />
      <h2>{t("privacy.seizure")}</h2>
      <Points of={["privacy.seizure.yes", "privacy.seizure.backup", "privacy.seizure.no"]} />
      <p className="notice">{t("privacy.seizure.you")}</p>
      <h2>{t("privacy.cookies")}</h2>
      <Points of={["privacy.cookies.text", "privacy.logs.text"]} />
    </>
  );
}
