import { Button } from "@fluentui/react-components";
import { MoreHorizontal20Regular } from "@fluentui/react-icons";
import { Suspense, lazy, useState } from "react";
import type { ReactElement } from "react";
import type { MenuEntry } from "./menu-entries.tsx";

// Menus need a third of what the pane loads at its start, so they come when one is first opened.
const MenuEntries = lazy(async () => ({
  default: (await import("./menu-entries.tsx")).MenuEntries,
}));

/** A button that opens a menu; what cannot be done now says why in the menu itself. */
export function MoreMenu(props: {
  label: string;
  icon?: ReactElement;
  entries: readonly MenuEntry[];
}) {
  const [button, setButton] = useState<HTMLButtonElement | null>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        ref={setButton}
        appearance="subtle"
        icon={props.icon ?? <MoreHorizontal20Regular />}
        aria-label={props.label}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      />
      {open && (
        <Suspense fallback={null}>
          <MenuEntries
            target={button}
            entries={props.entries}
            onClose={() => {
              setOpen(false);
              button?.focus();
            }}
          />
        </Suspense>
      )}
    </>
  );
}
