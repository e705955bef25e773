import { FluentProvider, webDarkTheme, webLightTheme } from "@fluentui/react-components";
import { useState } from "react";
import { FormulaBar } from "./formula-bar.tsx";
import { PaneFrame } from "./pane-frame.tsx";
import { RefusalMessage } from "./refusal-message.tsx";
import { Ribbon } from "./ribbon.tsx";
import { SheetGrid } from "./sheet-grid.tsx";
import { SheetTabs } from "./sheet-tabs.tsx";
import { TrialBar } from "./trial-bar.tsx";
import { useDark } from "./use-dark.ts";

/** The workbook at the left, the pane at the right as Excel shows it, and a bar that says that it is a trial. */
export function TrialPage() {
  const dark = useDark();
  const [paneOpen, setPaneOpen] = useState(true);
  return (
    <FluentProvider theme={dark ? webDarkTheme : webLightTheme}>
      <div className="trial" data-theme={dark ? "dark" : "light"}>
        <header>
          <TrialBar />
          <Ribbon paneOpen={paneOpen} onTogglePane={() => setPaneOpen(!paneOpen)} />
        </header>
        <div className="desk">
          <main className="workbook" aria-label="Workbook">
            <FormulaBar />
            <RefusalMessage />
            <SheetGrid dark={dark} />
            <SheetTabs />
          </main>
          <PaneFrame open={paneOpen} onClose={() => setPaneOpen(false)} />
        </div>
      </div>
    </FluentProvider>
  );
}
