import { isOver } from "~/domain/prisoners/custody";
import type { Status } from "~/domain/prisoners/statuses";
import { useT } from "~/i18n/i18n";

const tasks = [
  ["receipts/new", "family.task.receipts"],
  ["parcels", "family.task.parcels"],
  ["needs", "family.task.needs"],
  ["moves/new", "family.task.moves"],
  ["consent", "family.task.consent"],
  ["stop", "family.task.stop"],
  ["report", "family.task.report"],
] as const;

/** What is still of use once nobody writes or sends there any more. */
const afterwards: readonly string[] = ["receipts/new", "consent", "report"];

/** All that a relative can do here, a line each; nothing of it has to be done, and of the dead nothing is asked. */
export function TaskList({ id, status }: { id: string; status: Status }) {
  const t = useT();
  if (status === "died") return null;
  return (
    <>
      <h2>{t("family.tasks")}</h2>
      <p>{t("family.tasks.hint")}</p>
      <ul className="ways mt-0">
        {tasks
          .filter(([below]) => !isOver(status) || afterwards.includes(below))
          .map(([below, key]) => (
            <li key={below}>
              <a href={`/family/${id}/${below}`}>{t(key)}</a>
            </li>
          ))}
      </ul>
    </>
  );
}
