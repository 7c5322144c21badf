import type { ReactNode } from "react";

/** What was just done, where the reader is. */
export function Said({ children }: { children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noAutofocus: what was done must be said where the reader is, also without scripts
    <div className="notice" role="status" tabIndex={-1} autoFocus>
      <p>{children}</p>
    </div>
  );
}
