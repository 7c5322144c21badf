export type Gender = "m" | "f";

/** NFC, single spaces, trimmed; without control, bidi, zero-width and other invisible characters (U+200C/D too). */
export function cleanName(raw: string): string {
  return raw
    .replace(/\p{Cf}|\p{Cs}|\p{Default_Ignorable_Code_Point}|(?!\s)\p{Cc}/gu, "")
    .replace(/\s+/gu, " ")
    .trim()
    .normalize("NFC");
}

/** What names are searched and sorted by: cleaned, lower case, ё as е, NFC. */
export function searchKey(name: string): string {
  return cleanName(name).toLocaleLowerCase("ru").replaceAll("ё", "е").normalize("NFC");
}

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
