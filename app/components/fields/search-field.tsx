import { describedBy, FieldNotes } from "./field";

interface SearchFieldProps {
  label: string;
  hint?: string;
  /** What is looked for now. */
  sought: string;
  maxLength: number;
  short?: boolean;
}

/** What a list is searched for: `q` in the address. */
export function SearchField({ label, hint, sought, maxLength, short }: SearchFieldProps) {
  return (
    <div className="field">
      <label htmlFor="q">{label}</label>
      <FieldNotes name="q" hint={hint} />
      <input
        className={short ? "input input-short" : "input"}
        id="q"
        name="q"
        type="search"
        maxLength={maxLength}
        defaultValue={sought}
        autoComplete="off"
        {...describedBy("q", hint, undefined)}
      />
    </div>
  );
}
