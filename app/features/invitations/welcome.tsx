import { Points } from "~/components/points";
import { useT } from "~/i18n/i18n";

/** What a relative can do here and what we keep of them, before they decide anything. */
export function Welcome() {
  const t = useT();
  return (
    <>
      <h2>{t("invitation.can")}</h2>
      <Points of={["invitation.can.letters", "invitation.can.needs", "invitation.can.stop"]} />
      <h2>{t("invitation.kept")}</h2>
      <Points of={["invitation.kept.not", "invitation.kept.told"]} />
      <p>{t("invitation.link")}</p>
    </>
  );
}
