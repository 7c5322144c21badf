const beginnings = [
  ["янв", "jan"],
  ["фев", "feb"],
  ["мар", "mar"],
  ["апр", "apr"],
  ["мая", "май", "may"],
  ["июн", "jun"],
  ["июл", "jul"],
  ["авг", "aug"],
  ["сен", "sep"],
  ["окт", "oct"],
  ["ноя", "nov"],
  ["дек", "dec"],
];

/** A month as people type it: `3`, `03`, `марта`, `Nov.`; its number from 1 to 12, or null when it is none. */
export function monthOf(typed: string): number | null {
  const text = typed.trim().toLowerCase();
  if (/^\d{1,2}$/.test(text)) return Number(text) >= 1 && Number(text) <= 12 ? Number(text) : null;
  if (!/^[а-яёa-z]{3,9}\.?$/.test(text)) return null;
  const at = beginnings.findIndex((words) => words.some((word) => text.startsWith(word)));
  return at === -1 ? null : at + 1;
}
