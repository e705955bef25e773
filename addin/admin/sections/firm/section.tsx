import { AdminPage } from "../../parts/admin-page.tsx";
import type { SectionProps } from "../../parts/section-props.ts";

export function Section({ title }: SectionProps) {
  return (
    <AdminPage title={title} purpose="The firm as it stands on its invoices.">
      <p>This is not kept here yet.</p>
    </AdminPage>
  );
}
