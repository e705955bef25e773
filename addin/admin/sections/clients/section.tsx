import { AdminPage } from "../../parts/admin-page.tsx";
import type { SectionProps } from "../../parts/section-props.ts";

export function Section({ title }: SectionProps) {
  return (
    <AdminPage title={title} purpose="Whom the firm bills, and who may know of whom.">
      <p>This is not kept here yet.</p>
    </AdminPage>
  );
}
