import { useT } from "~/i18n/i18n";

/** The way back, above the heading of every page below another. */
export function BackLink({ to }: { to: string }) {
  return (
    <a className="back" href={to}>
      {useT()("site.back")}
    </a>
  );
}
