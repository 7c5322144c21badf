import type { ReactNode } from "react";
import { PageLinks } from "~/components/page-links";
import { invitationStates } from "~/domain/family/invitation";
import { useT } from "~/i18n/i18n";
import { type InvitationQuery, invitationsAddress } from "./invitation-query";

interface InvitationFilterProps {
  query: InvitationQuery;
  hasMore: boolean;
  children: ReactNode;
}

/** The list between the choice of a state and the way to its other pages. */
export function InvitationFilter({ query, hasMore, children }: InvitationFilterProps) {
  const t = useT();
  const { state: chosen, page } = query;
  return (
    <>
      <nav className="actions mb-4" aria-label={t("invitations.show")}>
        {[null, ...invitationStates].map((state) => (
          <a
            key={state ?? "all"}
            href={invitationsAddress({ state, page: 1 })}
            {...(state === chosen ? { "aria-current": "page" as const } : {})}
          >
            {t(`invitations.show.${state ?? "all"}`)}
          </a>
        ))}
      </nav>
      {children}
      <PageLinks
        previous={page > 1 ? invitationsAddress({ state: chosen, page: page - 1 }) : null}
        next={hasMore ? invitationsAddress({ state: chosen, page: page + 1 }) : null}
      />
    </>
  );
}
