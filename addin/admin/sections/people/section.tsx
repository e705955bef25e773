import { AdminPage } from "../../parts/admin-page.tsx";
import type { SectionProps } from "../../parts/section-props.ts";

export function Section({ title }: SectionProps) {
  return (
    <AdminPage title={title} purpose="Who works with Billing Runs, and what each of them may do.">
      <p>This is not kept here yet.</p>
    </AdminPage>
  );
}
