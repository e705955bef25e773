import { AdminPage } from "../../parts/admin-page.tsx";
import type { SectionProps } from "../../parts/section-props.ts";

export function Section({ title }: SectionProps) {
  return (
    <AdminPage
      title={title}
      purpose="Tax rates, and the ledger accounts that amounts are booked to."
    >
      <p>This is not kept here yet.</p>
    </AdminPage>
  );
}
