import type { PageHandle } from "~/components/document";
import { Points } from "~/components/points";
import { useT } from "~/i18n/i18n";

export const handle = { title: "safety.title" } satisfies PageHandle;

export default function SafetyPage() {
  const t = useT();
  return (
    <>
      <h1>{t("safety.title")}</h1>
      <p className="lede">{t("safety.lede")}</p>
      <h2>{t("safety.russia")}</h2>
      <Points
        of={[
          "safety.russia.post",
          "safety.russia.online",
          "safety.russia.relay",
          "safety.russia.organisation",
        ]}
      />
      <h2>{t("safety.abroad")}</h2>
      <Points of={["safety.abroad.post", "safety.abroad.online", "safety.abroad.travel"]} />
      <p>{t("safety.unsaid")}</p>
      <h2>{t("safety.letter")}</h2>
      <p>{t("safety.letter.why")}</p>
      <Points
        of={[
          "safety.letter.war",
          "safety.letter.state",
          "safety.letter.names",
          "safety.letter.codes",
          "safety.letter.things",
        ]}
      />
      <h2>{t("safety.signature")}</h2>
      <p>{t("safety.signature.text")}</p>
      <h2>{t("safety.site")}</h2>
      <Points of={["safety.site.account", "safety.site.tor", "safety.site.outside", "safety.site.device"]} />
      <p>
        <a href="/privacy">{t("safety.site.privacy")}</a>
      </p>
      <h2>{t("safety.not")}</h2>
      <Points of={["safety.not.device", "safety.not.coercion", "safety.not.network", "safety.not.arrival"]} />
    </>
  );
}
