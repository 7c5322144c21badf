import { useT } from "~/i18n/i18n";

/** Shown by the page's module alone, while a form has not reached us yet. */
export function SendingNotice() {
  const t = useT();
  return (
    <div className="notice" role="status" tabIndex={-1} data-unsent hidden>
      <p>{t("receipt.unsent")}</p>
      <p>
        <button className="button button-quiet" type="button" data-send-now>
          {t("receipt.send-now")}
        </button>{" "}
        <button className="plain-button" type="button" data-edit-unsent>
          {t("receipt.edit-unsent")}
        </button>
      </p>
    </div>
  );
}
