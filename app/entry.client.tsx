import { RemixBrowser } from "@remix-run/react";
import { hydrateRoot } from "react-dom/client";
import { DocumentContext } from "~/components/document";
import { stayPlain, TakeOver } from "~/components/take-over";
import { I18nContext } from "~/i18n/i18n";
import { createTranslate } from "~/i18n/translate";

const block = document.getElementById("page-data");
if (block?.textContent) {
  const pageData = block.textContent;
  const { language, messages, role, demo, sourceUrl, frozen } = JSON.parse(pageData);
  stayPlain();
  hydrateRoot(
    document,
    <DocumentContext.Provider value={{ role, demo, sourceUrl, frozen, requestId: "", pageData }}>
      <I18nContext.Provider value={{ language, t: createTranslate(language, messages) }}>
        <TakeOver>
          <RemixBrowser />
        </TakeOver>
      </I18nContext.Provider>
    </DocumentContext.Provider>,
  );
}
