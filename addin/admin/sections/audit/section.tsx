import { AdminPage } from "../../parts/admin-page.tsx";
import type { SectionProps } from "../../parts/section-props.ts";

export function Section({ title }: SectionProps) {
  return (
    <AdminPage title={title} purpose="Everything that was changed, by whom and when.">
      <p>This is not kept here yet.</p>
    </AdminPage>
  );
}
