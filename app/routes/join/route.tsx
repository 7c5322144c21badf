import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { landingPage } from "~/domain/access/sign-in";
import { stepAddress } from "~/features/account/join-answers";
import { useT } from "~/i18n/i18n";

export const handle = { title: "join.title" } satisfies PageHandle;

export function loader({ context }: LoaderFunctionArgs) {
  if (context.viewer) throw redirect(landingPage(context.viewer.role, false), 303);
  return null;
}

export default function JoinStartPage() {
  const t = useT();
  return (
    <>
      <BackLink to="/" />
      <h1>{t("join.start.heading")}</h1>
      <p className="lede">{t("join.start.lede")}</p>
      <ul>
        <li>{t("join.start.minute")}</li>
        <li>{t("join.start.private")}</li>
        <li>{t("join.start.nothing-saved")}</li>
      </ul>
      <div className="actions">
        <a className="button" href={stepAddress("languages")}>
          {t("join.start.button")}
        </a>
        <a href="/safety">{t("join.start.safety")}</a>
        <a href="/sign-in">{t("join.start.sign-in")}</a>
      </div>
    </>
  );
}
