import { useT } from "~/i18n/i18n";
import { useDocument } from "./document";

/** For what is not there and for what this account may not see: the same page to the byte. */
export function Missing() {
  const t = useT();
  return (
    <>
      <h1>{t("missing.title")}</h1>
      <p className="lede">{t("missing.text")}</p>
      <Home />
    </>
  );
}

/** Our own failure, with the code that finds it in the log. */
export function Failure() {
  const t = useT();
  const { requestId } = useDocument();
  return (
    <>
      <h1>{t("failure.title")}</h1>
      <p className="lede">{t("failure.text")}</p>
      <p>{t("failure.code", { code: requestId })}</p>
      <Home />
    </>
  );
}

/** No room to write to: nothing was saved, and what was typed is still in the form one page back. */
export function StorageFull() {
  const t = useT();
  return (
    <>
      <h1>{t("storage-full.title")}</h1>
      <p className="lede">{t("storage-full.text")}</p>
      <p>{t("storage-full.typed")}</p>
      <Home />
    </>
  );
}

function Home() {
  const t = useT();
  return (
    <div className="actions">
      <a className="button" href="/">
        {t("missing.home")}
      </a>
    </div>
  );
}
