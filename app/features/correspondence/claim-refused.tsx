import { useT } from "~/i18n/i18n";

export type RefusedReason =
  | "cap-full"
  | "capacity-full"
  | "resting"
  | "status-closed"
  | "no-address"
  | "no-common-language";

/** A claim that could not be: what happened, and the next thing to do. */
export function ClaimRefused({ reason }: { reason: RefusedReason }) {
  const t = useT();
  const own = reason === "capacity-full" || reason === "resting";
  return (
    <>
      <h1>{t("claim-refused.title")}</h1>
      <p className="lede">{t(`claim-refused.${reason}`)}</p>
      <div className="actions">
        <a className="button" href={own ? "/correspondence" : "/suggestions"}>
          {t(own ? "correspondence.title" : "claim-refused.others")}
        </a>
      </div>
    </>
  );
}
