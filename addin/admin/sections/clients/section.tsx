import type { SectionProps } from "../../parts/section-props.ts";
import { ClientScreen } from "./client-screen.tsx";
import { ClientsScreen } from "./clients-screen.tsx";
import { ImportScreen } from "./list-import/import-screen.tsx";
import { NewClientScreen } from "./new-client-screen.tsx";

/** Whom the firm bills: `#/clients`, `#/clients/new`, `#/clients/import`, `#/clients/one/{id}`. */
export function Section({ title, path }: SectionProps) {
  const [place, id] = path;
  if (place === "new") return <NewClientScreen />;
  if (place === "import") return <ImportScreen />;
  if (place === "one" && id !== undefined) return <ClientScreen key={id} clientId={id} />;
  return <ClientsScreen title={title} />;
}
