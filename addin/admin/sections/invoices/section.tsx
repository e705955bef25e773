import { AdminPage } from "../../parts/admin-page.tsx";
import type { SectionProps } from "../../parts/section-props.ts";

export function Section({ title }: SectionProps) {
  return (
    <AdminPage title={title} purpose="Invoice numbers, approval, and how invoices are mailed.">
      <p>This is not kept here yet.</p>
    </AdminPage>
  );
}
