import { useT } from "~/i18n/i18n";
import type { PlainKey } from "~/i18n/message-keys";

const keys = [
  ["j", "keys.next"],
  ["k", "keys.previous"],
  ["o", "keys.open"],
  ["x", "keys.tick"],
  ["e", "keys.edit"],
  ["?", "keys.help"],
] as const satisfies readonly (readonly [string, PlainKey])[];

interface KeysHelpProps {
  on: boolean;
  /** Keys this table has no use for. */
  without?: readonly ("x" | "e")[];
}

/** What the keys of the page's table do, and the switch for them; without this help on the page there are none. */
export function KeysHelp({ on, without = [] }: KeysHelpProps) {
  const t = useT();
  if (!on) {
    return (
      <div className="actions">
        <span className="hint">{t("keys.are-off")}</span>
        <Switch to="on" />
      </div>
    );
  }
  return (
    <div className="actions">
      <button type="button" className="plain-button" data-keys-open="" hidden>
        {t("keys.title")}
      </button>
      <dialog data-keys-help="" aria-labelledby="keys-title" className="card">
        <h2 id="keys-title">{t("keys.title")}</h2>
        <p className="hint">{t("keys.lede")}</p>
        <dl className="facts">
          {keys
            .filter(([key]) => !without.some((each) => each === key))
            .map(([key, label]) => (
              <div key={key} className="contents">
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{t(label)}</dd>
              </div>
            ))}
        </dl>
        <div className="actions">
          <form method="dialog">
            <button type="submit" className="button">
              {t("keys.close")}
            </button>
          </form>
          <Switch to="off" />
        </div>
      </dialog>
    </div>
  );
}

function Switch({ to }: { to: "on" | "off" }) {
  const t = useT();
  return (
    <form method="post" action="/desk/keys">
      <button type="submit" name="keys" value={to} className="button button-quiet">
        {t(`keys.${to}`)}
      </button>
    </form>
  );
}
