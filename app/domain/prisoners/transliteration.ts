import { cleanName } from "./names";

/**
 * The name in Latin letters by BGN/PCGN 1947 for Russian, simplified as in passports: no marks for ъ and ь, ё as
 * "yo" ("e" after ж, ч, ш, щ). Belarusian ў and Ukrainian і, ї, є, ґ by BGN/PCGN; other signs stay.
 */
export function transliterate(name: string): string {
  return cleanName(name).replace(/[\p{L}\p{M}]+/gu, (word) => {
    const latin = Array.from(word, (letter, at) => latinLetter(letter, word[at - 1] ?? "")).join("");
    return word.length > 1 && word === word.toUpperCase() ? latin.toUpperCase() : latin;
  });
}

const latin = new Map(
  `а:a б:b в:v г:g д:d ж:zh з:z и:i й:y к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch ш:sh щ:shch
  ъ: ы:y ь: э:e ю:yu я:ya і:i ї:yi є:ye ґ:g ў:w`
    .split(/\s+/)
    .map((pair) => pair.split(":") as [string, string]),
);

function latinLetter(letter: string, before: string): string {
  const lower = letter.toLowerCase();
  const plain = latin.get(lower) ?? contextual(lower, before.toLowerCase()) ?? letter;
  return lower === letter ? plain : plain.charAt(0).toUpperCase() + plain.slice(1);
}

function contextual(lower: string, before: string): string | undefined {
  if (lower === "ё") return "жчшщ".includes(before) && before !== "" ? "e" : "yo";
  return lower === "е" ? ("аеёиоуыэюяъьіїє".includes(before) ? "ye" : "e") : undefined;
}
