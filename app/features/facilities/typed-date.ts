import { type Typed, typedText } from "~/platform/forms/parse-form";

/** A stored day as the three fields of that name send it. */
export function dateParts(name: string, day: string | null): Record<string, string> {
  const [year = "", month = "", date = ""] = day?.split("-") ?? [];
  const plain = (part: string) => (part === "" ? "" : String(Number(part)));
  return { [`${name}Day`]: plain(date), [`${name}Month`]: plain(month), [`${name}Year`]: year };
}

/** What was typed into the three fields of that name. */
export function typedDate(typed: Typed, name: string) {
  return {
    day: typedText(typed, `${name}Day`) ?? "",
    month: typedText(typed, `${name}Month`) ?? "",
    year: typedText(typed, `${name}Year`) ?? "",
  };
}
