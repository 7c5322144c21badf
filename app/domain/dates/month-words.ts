const names = [
  "январь января январе january",
  "февраль февраля феврале february",
  "март марта марте march",
  "апрель апреля апреле april",
  "май мая мае may",
  "июнь июня июне june",
  "июль июля июле july",
  "август августа августе august",
  "сентябрь сентября сентябре september",
  "октябрь октября октябре october",
  "ноябрь ноября ноябре november",
  "декабрь декабря декабре december",
].map((forms) => forms.split(" "));

/**
 * A month as people type it: `3`, `03`, `марта`, `Nov.`; its number from 1 to 12, or null when it is none. A word
 * is a name of a month or its first three letters and on.
 */
export function monthOf(typed: string): number | null {
  const text = typed.trim().toLowerCase();
  if (/^\d{1,2}$/.test(text)) return Number(text) >= 1 && Number(text) <= 12 ? Number(text) : null;
  const word = text.replace(/\.$/, "");
  if (word.length < 3) return null;
  const at = names.findIndex((forms) => forms.some((form) => form.startsWith(word)));
  return at === -1 ? null : at + 1;
}
