/** No backup is kept longer, for what was erased from the database is still in it. */
export const LONGEST_DAYS = 30;
const DAY_MS = 24 * 60 * 60_000;

/** A backup's file is named by the moment it shows, in UTC: `perepiska-2026-11-30T03-15-00-000Z.backup`. */
export function backupName(madeAt: Date): string {
  return `perepiska-${madeAt.toISOString().replace(/[:.]/g, "-")}.backup`;
}

/** The moment in a name that {@link backupName} made; null: this is no backup of ours. */
export function momentIn(name: string): Date | null {
  const parts = /^perepiska-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z\.backup$/.exec(name);
  if (!parts) return null;
  const moment = new Date(`${parts[1]}T${parts[2]}:${parts[3]}:${parts[4]}.${parts[5]}Z`);
  return Number.isNaN(moment.getTime()) ? null : moment;
}

/**
 * Which of the files in a folder have served: those older than `days` (30 at most), and of each day that is over by
 * more than 24 hours all but the last. Files with other names are nobody's business.
 */
export function backupsToRemove(names: readonly string[], now: Date, days: number): string[] {
  const backups = names.flatMap((name) => {
    const madeAt = momentIn(name);
    return madeAt
      ? [{ name, age: now.getTime() - madeAt.getTime(), day: madeAt.toISOString().slice(0, 10) }]
      : [];
  });
  const youngest = new Map<string, number>();
  for (const { day, age } of backups) youngest.set(day, Math.min(age, youngest.get(day) ?? age));
  const longest = Math.min(days, LONGEST_DAYS) * DAY_MS;
  return backups
    .filter(({ age, day }) => age > longest || (age > DAY_MS && age > (youngest.get(day) ?? age)))
    .map(({ name }) => name)
    .sort();
}
