import { useT } from "~/i18n/i18n";
import type { Waiting } from "./waiting.server";

/** What waits for a coordinator's word; each line leads to where it is given. */
export function WaitingList({ waiting }: { waiting: readonly Waiting[] }) {
  const t = useT();
  return (
    <section>
      <h2>{t("waiting.title")}</h2>
      <ul>
        {waiting.map(({ what, address, count }) => (
          <li key={what}>
            <a href={address}>{count === 0 ? t(`waiting.${what}.none`) : t(`waiting.${what}`, { count })}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
