import { useT } from "~/i18n/i18n";

interface WaitRefusedProps {
  reason: "too-many" | "line-full" | "resting" | "no-common-language";
  /** People one may wait for at once. */
  most: number;
}

/** Standing in line that could not be: what happened, and the next thing to do. */
export function WaitRefused({ reason, most }: WaitRefusedProps) {
  const t = useT();
  const own = reason === "too-many" || reason === "resting";
  return (
    <>
      <h1>{t("claim-refused.title")}</h1>
      <p className="lede">
        {reason === "too-many" ? t("wait.refused.too-many", { count: most }) : t(refusedKeys[reason])}
      </p>
      <div className="actions">
        <a className="button" href={own ? "/correspondence" : "/suggestions"}>
          {t(own ? "correspondence.title" : "claim-refused.others")}
        </a>
      </div>
    </>
  );
}

const refusedKeys = {
  "line-full": "wait.refused.line-full",
  resting: "claim-refused.resting",
  "no-common-language": "claim-refused.no-common-language",
} as const;
