export type Gender = "m" | "f";

/** NFC, single spaces, trimmed; without control, bidi, zero-width and other invisible characters (U+200C/D too). */
export function cleanName(raw: string): string {
  if (plain.test(raw)) return raw;
  return raw
    .replace(/\p{Cf}|\p{Cs}|\p{Default_Ignorable_Code_Point}|(?!\s)\p{Cc}/gu, "")
    .replace(/\s+/gu, " ")
    .trim()
    .normalize("NFC");
}

/** What names are searched and sorted by: cleaned, lower case, ё as е, NFC. */
export function searchKey(name: string): string {
  const lower = cleanName(name).toLowerCase().replaceAll("ё", "е");
  return plain.test(lower) ? lower : lower.normalize("NFC");
}

/** Letters and signs that need no cleaning, words parted by one space: nearly every cell of a list. */
const plain = /^(?:[!-~А-яЁё«»№]+(?: [!-~А-яЁё«»№]+)*)?$/;

/** Whether the name has a patronymic, "Мамед оглы" and "Мамед-кызы" included. */
export function hasPatronymic(name: string): boolean {
  const words = cleanName(name).toLocaleLowerCase("ru").split(" ");
  return words.some((word, at) => at > 0 && (isPatronymic(word) || isParticle(word))) && words.length > 2;
}

/** Whether one word mixes Cyrillic and Latin letters, as a "с" typed on the wrong keyboard does. */
export function mixedScripts(name: string): boolean {
  const words = name.normalize("NFC").split(/[\s-]+/u);
  return words.some((word) => /\p{Script=Cyrillic}/u.test(word) && /\p{Script=Latin}/u.test(word));
}

/** Whether a lower-case word is a patronymic by its ending, "мамед-оглы" included. */
export function isPatronymic(lower: string): boolean {
  return /(ич|[вч]на|-(оглы|оглу|кызы|гызы|улы))$/.test(lower);
}

/** Whether a lower-case word stands after a Turkic father's name and makes it a patronymic. */
export function isParticle(lower: string): boolean {
  return /^(оглы|оглу|кызы|гызы|улы)$/.test(lower);
}
