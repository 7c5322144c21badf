import { useT } from "~/i18n/i18n";

const tasks = [
  ["receipts/new", "family.task.receipts"],
  ["needs", "family.task.needs"],
  ["moves/new", "family.task.moves"],
  ["consent", "family.task.consent"],
  ["stop", "family.task.stop"],
  ["report", "family.task.report"],
] as const;

/** All that a relative can do here, a line each; nothing of it has to be done. */
export function TaskList({ id }: { id: string }) {
  const t = useT();
  return (
    <ul className="ways mt-0">
      {tasks.map(([below, key]) => (
        <li key={below}>
          <a href={`/family/${id}/${below}`}>{t(key)}</a>
        </li>
      ))}
    </ul>
  );
}
