import type { Language } from "~/domain/access/roles";
import type { MessageArguments, MessageKey } from "./message-keys";

/** A sentence, or its plural forms chosen by `count`. */
export type Message = string | Partial<Record<Intl.LDMLPluralRule, string>>;
export type Dictionary = Partial<Record<MessageKey, Message>>;

type Rest<Key extends MessageKey> = MessageArguments[Key] extends null ? [] : [MessageArguments[Key]];
/** Looks a sentence up; a wrong key or a missing argument does not compile. */
export type Translate = <Key extends MessageKey>(key: Key, ...rest: Rest<Key>) => string;

/** A translate function for one language. A key outside the dictionary answers itself, so that it is seen. */
export function createTranslate(language: Language, dictionary: Dictionary): Translate {
  const plural = once(() => new Intl.PluralRules(language));
  const number = once(() => new Intl.NumberFormat(language));
  return (key, ...[values]) => {
    const message = dictionary[key];
    if (message === undefined) return key;
    const given = (values ?? {}) as Record<string, string | number>;
    const sentence =
      typeof message === "string"
        ? message
        : (message[plural().select(Number(given.count))] ?? message.other ?? key);
    if (values === undefined) return sentence;
    return partsOf(sentence).reduce((text, part, at) => {
      const value = at % 2 === 0 ? part : given[part];
      return text + (typeof value === "number" ? number().format(value) : (value ?? ""));
    }, "");
  };
}

/** Made when first asked for: what Intl makes takes a good while, and most sentences need none of it. */
function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

const partsKnown = new Map<string, readonly string[]>();

/** A sentence cut at its `{names}`: every other part, from the second on, is a name. */
function partsOf(sentence: string): readonly string[] {
  let parts = partsKnown.get(sentence);
  if (!parts) {
    parts = sentence.split(/\{(\w+)\}/);
    partsKnown.set(sentence, parts);
  }
  return parts;
}
