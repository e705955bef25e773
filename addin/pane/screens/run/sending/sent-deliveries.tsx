import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { Section } from "../../../../components/page.tsx";
import type { RunDetail } from "#shared/wire/run.ts";
import { DeliveryList } from "./delivery-list.tsx";

/** Every mail of the run, for whoever wants to look; asked for only then. */
export function SentDeliveries({ run }: { run: RunDetail }) {
  const [open, setOpen] = useState(false);
  return (
    <Section
      title="Mail"
      aside={
        <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? "Hide each mail" : "Show each mail"}
        </Button>
      }
    >
      {open && <DeliveryList runId={run.id} show="all" />}
    </Section>
  );
}
