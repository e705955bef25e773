import type { Language } from "#shared/language.ts";
import type { ClientSummary, NamedClient, Privacy } from "#shared/wire/client.ts";

export const privacies: readonly { value: Privacy; name: string; means: string }[] = [
  {
    value: "public",
    name: "Public",
    means: "Everybody with billing access sees the client and its invoices. Admins keep it.",
  },
  {
    value: "private",
    name: "Private",
    means: "Others see the name only. Its team sees and bills it, and keeps it.",
  },
  {
    value: "hidden",
    name: "Hidden",
    means:
      "Others, admins too, do not learn that it exists. Of its invoices they are told only how many a run has.",
  },
];

export function privacyName(privacy: Privacy): string {
  return privacies.find(({ value }) => value === privacy)?.name ?? privacy;
}

/** Who sees the client, in a word or two. */
export function sightWords(client: ClientSummary | NamedClient): string {
  return client.sight === "name" ? "Private, its team only" : privacyName(client.privacy);
}

export const languageNames: Readonly<Record<Language, string>> = {
  en: "English",
  de: "German",
  fr: "French",
  es: "Spanish",
};

export function clientAddress(id: string): string {
  return `#/clients/one/${encodeURIComponent(id)}`;
}
