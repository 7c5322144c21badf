import { useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import type { Role } from "~/domain/access/roles";
import { useI18n, useT } from "~/i18n/i18n";
import { languages } from "~/i18n/languages";
import type { PlainKey } from "~/i18n/message-keys";
import { useDocument } from "./document";

const deskPages = [
  ["/desk", "nav.desk"],
  ["/desk/prisoners", "nav.desk-prisoners"],
  ["/desk/volunteers", "nav.desk-volunteers"],
  ["/desk/facilities", "nav.desk-facilities"],
  ["/desk/parcels", "nav.desk-parcels"],
] as const;

const pagesOf: Record<Role, readonly (readonly [address: string, key: PlainKey])[]> = {
  volunteer: [
    ["/correspondence", "nav.correspondence"],
    ["/suggestions", "nav.suggestions"],
    ["/parcels", "nav.parcels"],
    ["/prisoners", "nav.prisoners"],
  ],
  family: [["/family", "nav.family"]],
  translator: [],
  coordinator: deskPages,
  admin: [...deskPages, ["/admin", "nav.admin"]],
} as const satisfies Record<Role, unknown>;

/** The same header, in the same order, on every page. */
export function Shell({ children, failed, wide }: { children: ReactNode; failed: boolean; wide: boolean }) {
  const t = useT();
  const { role, demo, enrolling = false, sourceUrl, frozen } = useDocument();
  const frame = wide ? "frame frame-wide" : "frame";
  return (
    <>
      <a className="skip" href="#main">
        {t("site.skip")}
      </a>
      <div className="airmail" />
      {demo ? (
        <div className="demo-note">
          <p className={`${frame} mb-0`}>{t("site.demo")}</p>
        </div>
      ) : null}
      {frozen ? (
        <div className="frozen-note" role="status">
          <p className={`${frame} mb-0`}>{t("site.frozen")}</p>
        </div>
      ) : null}
      <header className="site-header">
        <div className={frame}>
          <a className="site-name" href="/">
            {t("site.name")}
          </a>
          <div className="site-links">
            <LanguageSwitch failed={failed} />
            {enrolling ? null : <WaysOn role={role} />}
          </div>
        </div>
        {role && !enrolling && pagesOf[role].length > 0 ? <Pages role={role} frame={frame} /> : null}
      </header>
      <main id="main" className={frame}>
        {children}
      </main>
      <footer className="site-footer">
        <div className={frame}>
          {enrolling ? null : (
            <>
              <a href="/about">{t("footer.about")}</a>
              <a href="/safety">{t("footer.safety")}</a>
              <a href="/privacy">{t("footer.privacy")}</a>
            </>
          )}
          {sourceUrl ? <a href={sourceUrl}>{t("footer.source")}</a> : null}
        </div>
      </footer>
    </>
  );
}

function WaysOn({ role }: { role: Role | null }) {
  const t = useT();
  return (
    <>
      <a href="/about">{t("site.help")}</a>
      {role ? <a href="/account">{t("site.account")}</a> : <a href="/sign-in">{t("site.sign-in")}</a>}
    </>
  );
}

/** The pages of a role; marked is the one that is open, or that the open one lies under. */
function Pages({ role, frame }: { role: Role; frame: string }) {
  const t = useT();
  const { pathname } = useLocation();
  const [section] = pagesOf[role]
    .map(([address]) => address)
    .filter((address) => pathname === address || pathname.startsWith(`${address}/`))
    .sort((a, b) => b.length - a.length);
  const marked = pathname === section ? "page" : "true";
  return (
    <nav className="site-nav" aria-label={t("site.menu")}>
      <div className={frame}>
        <ul>
          {pagesOf[role].map(([address, key]) => (
            <li key={address}>
              <a href={address} {...(address === section ? { "aria-current": marked } : {})}>
                {t(key)}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </nav>
  );
}

/** One button for each other language, named in itself. A page that is not there sends nobody back to it. */
function LanguageSwitch({ failed }: { failed: boolean }) {
  const { language } = useI18n();
  const { pathname, search } = useLocation();
  return (
    <form method="post" action="/language">
      <input type="hidden" name="next" value={failed ? "/" : pathname + search} />
      {Object.entries(languages)
        .filter(([code]) => code !== language)
        .map(([code, name]) => (
          <button type="submit" key={code} className="plain-button" name="language" value={code} lang={code}>
            {name}
          </button>
        ))}
    </form>
  );
}
