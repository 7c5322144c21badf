import type { ReactNode } from "react";
import { useT } from "~/i18n/i18n";

/** Sizes where things to wear are brought or packed; nothing at all where none may be told. */
export function ToldSizes({ count, children }: { count: number; children: ReactNode }) {
  const t = useT();
  if (count === 0) return null;
  return (
    <>
      <h2>{t("needs.sizes")}</h2>
      <p className="quiet">{t("parcel.sizes")}</p>
      {children}
    </>
  );
}
