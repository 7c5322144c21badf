import type { ReactNode } from "react";
import { formatDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";
import type { PlainKey } from "~/i18n/message-keys";
import type { OwnData } from "./collect.server";
import { OwnCorrespondence } from "./own-correspondence";

/**
 * What a copy of the account holds, to be read; the file has the same and more exactly. `children`: what the
 * account itself holds.
 */
export function OwnDataSheet({ own, children }: { own: OwnData; children: ReactNode }) {
  const { language, t } = useI18n();
  const day = (at: string) => formatDate(language, at);
  const { account, signIn, writing } = own;
  return (
    <>
      <p>{t("own-data.made", { date: day(own.madeAt) })}</p>
      <Part title="own-data.account">
        {children}
        {account.shortName ? <p>{t("own-data.short-name", { name: account.shortName })}</p> : null}
      </Part>
      <Part title="own-data.sign-in">
        <ul>
          {signIn.credentials.map(({ kind, changedAt }) => (
            <li key={kind}>{t("own-data.proof.password", { date: day(changedAt) })}</li>
          ))}
          {signIn.secondFactorSince ? (
            <li>{t("own-data.proof.totp", { date: day(signIn.secondFactorSince) })}</li>
          ) : null}
          {signIn.recoveryCodes.map(({ createdAt, usedAt }) => (
            <li key={createdAt}>
              {t(usedAt ? "own-data.code.over" : "own-data.code", { date: day(createdAt) })}
            </li>
          ))}
          {signIn.sessions.map(({ createdAt, lastSeenAt }) => (
            <li key={createdAt}>{t("own-data.session", { from: day(createdAt), last: day(lastSeenAt) })}</li>
          ))}
        </ul>
      </Part>
      {writing ? (
        <Part title="account.writing">
          <p>
            {t("own-data.writing", { count: writing.capacity ?? 0 })}{" "}
            <a href="/account/writing">{t("own-data.writing.see")}</a>
          </p>
        </Part>
      ) : null}
      {own.correspondences.length > 0 ? (
        <Part title="own-data.correspondences">
          <ul className="card-list">
            {own.correspondences.map((each) => (
              <OwnCorrespondence key={each.claimedAt + each.signature} correspondence={each} />
            ))}
          </ul>
        </Part>
      ) : null}
      <OwnTies own={own} />
      {own.deeds.length > 0 ? (
        <Part title="own-data.deeds">
          <p>{t("own-data.deeds.text", { count: own.deeds.length })}</p>
        </Part>
      ) : null}
      <p>{t("own-data.without")}</p>
    </>
  );
}

/** Whom one waits for, and whose relative one is. */
function OwnTies({ own }: { own: OwnData }) {
  const { waiting, relatives, invitations, permits, imports, wishes, brings, packs } = own;
  const { language, t } = useI18n();
  const day = (at: string) => formatDate(language, at);
  const lines = [
    ...waiting.map(({ name, recordedAt }) => t("own-data.waits", { name, date: day(recordedAt) })),
    ...relatives.map(({ name, createdAt, endedOn }) =>
      t(endedOn ? "own-data.follows.over" : "own-data.follows", { name, date: day(createdAt) }),
    ),
    ...invitations.map(({ name, madeOn }) => t("own-data.invited", { name, date: day(madeOn) })),
    ...permits.map(({ name, madeOn }) => t("own-data.permit", { name, date: day(madeOn) })),
    ...wishes.map(({ people, askedAt }) => t("own-data.wish", { people, date: day(askedAt) })),
    ...brings.map(({ name, pieces, recordedAt }) =>
      t("own-data.brings", { name, pieces, date: day(recordedAt) }),
    ),
    ...packs.map(({ name, recordedAt }) => t("own-data.packs", { name, date: day(recordedAt) })),
    ...imports.map(({ list, createdAt }) => t("own-data.import", { list, date: day(createdAt) })),
  ];
  if (lines.length === 0) return null;
  return (
    <Part title="own-data.ties">
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Part>
  );
}

function Part({ title, children }: { title: PlainKey; children: ReactNode }) {
  const { t } = useI18n();
  return (
    <section>
      <h2>{t(title)}</h2>
      {children}
    </section>
  );
}
