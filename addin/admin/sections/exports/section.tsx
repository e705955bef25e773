import { AdminPage } from "../../parts/admin-page.tsx";
import type { SectionProps } from "../../parts/section-props.ts";

export function Section({ title }: SectionProps) {
  return (
    <AdminPage title={title} purpose="Files for the ledger that were made, to download again.">
      <p>This is not kept here yet.</p>
    </AdminPage>
  );
}
