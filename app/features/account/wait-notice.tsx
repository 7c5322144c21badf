import { useT } from "~/i18n/i18n";

/** Says when to try again to whoever tried too often. */
export function WaitNotice({ minutes }: { minutes: number | null | undefined }) {
  const t = useT();
  if (!minutes) return null;
  return (
    <p className="notice" role="alert">
      {t("attempts.wait", { count: minutes })}
    </p>
  );
}
