/** The text of app/i18n/message-keys.ts for a dictionary. */
export function messageTypes(messages: Record<string, string | Record<string, string>>): string;
