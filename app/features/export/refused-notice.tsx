import { useT } from "~/i18n/i18n";

/** Says when to try again to whoever asked for too many files, or gave too many wrong passwords. */
export function RefusedNotice({ minutes }: { minutes: number | null }) {
  const t = useT();
  if (minutes === null) return null;
  return (
    <p className="notice" role="alert">
      {t("attempts.wait", { count: minutes })}
    </p>
  );
}
