import { AdminPage } from "../../parts/admin-page.tsx";
import type { SectionProps } from "../../parts/section-props.ts";

export function Section({ title }: SectionProps) {
  return (
    <AdminPage title={title} purpose="What a new firm needs before its first billing run.">
      <p>This is not kept here yet.</p>
    </AdminPage>
  );
}
