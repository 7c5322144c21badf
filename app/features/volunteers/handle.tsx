import { useT } from "~/i18n/i18n";

/** What the desk calls a volunteer: no name, a short word that never changes. */
export function Handle({ handle }: { handle: string }) {
  return <>{useT()("volunteer.handle", { handle })}</>;
}
