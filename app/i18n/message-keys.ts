// Written by `npm run i18n:types` from locales/en.json.
export interface MessageArguments {
  "error.summary": null;
  "error.title": null;
  "failure.code": { code: string | number };
  "failure.text": null;
  "failure.title": null;
  "field.day": null;
  "field.missing": null;
  "field.month": null;
  "field.year": null;
  "footer.about": null;
  "footer.privacy": null;
  "footer.safety": null;
  "missing.home": null;
  "missing.text": null;
  "missing.title": null;
  "nav.correspondence": null;
  "nav.desk": null;
  "nav.desk-prisoners": null;
  "nav.prisoners": null;
  "nav.suggestions": null;
  "site.account": null;
  "site.back": null;
  "site.demo": null;
  "site.help": null;
  "site.language": null;
  "site.menu": null;
  "site.name": null;
  "site.sign-in": null;
  "site.skip": null;
  "start.title": null;
}
export type MessageKey = keyof MessageArguments;
/** Keys of sentences without gaps, for tables that name a sentence. */
export type PlainKey = { [Key in MessageKey]: MessageArguments[Key] extends null ? Key : never }[MessageKey];
