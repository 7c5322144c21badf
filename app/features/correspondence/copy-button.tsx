import { useT } from "~/i18n/i18n";

/** Copies what stands in the element with this id; the page's script shows it and does the work. */
export function CopyButton({ of, label }: { of: string; label: string }) {
  const t = useT();
  return (
    <button
      className="button button-quiet"
      type="button"
      data-copy={of}
      data-done={t("address.copied")}
      hidden
    >
      {label}
    </button>
  );
}
