import { useT } from "~/i18n/i18n";

type BusyState = "queued" | "applying" | "undoing";

interface PlanProgressProps {
  /** The address of the plan. */
  page: string;
  state: BusyState;
  progress: { done: number; of: number } | null;
  /** The page no longer asks again by itself. */
  still: boolean;
}

/** That it waits, or how far it is. */
export function PlanProgress({ page, state, progress, still }: PlanProgressProps) {
  const t = useT();
  const { done, of } = progress ?? { done: 0, of: 0 };
  return (
    <>
      {of > 0 ? (
        <>
          <progress className="input" value={done} max={of} aria-label={t(`balance.progress.${state}`)} />
          <p role="status">
            {t(`balance.progress.${state}`)}: {t("balance.progress.of", { done, of })}
          </p>
        </>
      ) : (
        <p role="status">{t("balance.progress.waiting")}</p>
      )}
      <p className="hint">{t(still ? "balance.progress.still" : "balance.progress.hint")}</p>
      <p>
        {still ? (
          <a href={page}>{t("import.progress.look")}</a>
        ) : (
          <a href={`${page}?still=1`}>{t("import.progress.stop")}</a>
        )}
      </p>
    </>
  );
}

/** What is being done at a plan now; null: nothing. */
export function busyStateOf(state: string): BusyState | null {
  return state === "queued" || state === "applying" || state === "undoing" ? state : null;
}
