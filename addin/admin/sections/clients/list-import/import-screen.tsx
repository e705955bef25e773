import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { ImportedClients, ImportPreview, ImportRow } from "#shared/wire/client-import.ts";
import { Notice } from "../../../../components/notice.tsx";
import { useMe } from "../../../../session/kept-answers.ts";
import { AdminPage } from "../../../parts/admin-page.tsx";
import { BackToClients } from "../back-to-clients.tsx";
import { ColumnsStep } from "./columns-step.tsx";
import { guessColumns } from "./guess-columns.ts";
import type { GuessedColumns } from "./guess-columns.ts";
import { PreviewStep } from "./preview-step.tsx";
import type { Cells } from "./read-list.ts";
import { SourceStep } from "./source-step.tsx";

type Step =
  | { at: "source" }
  | { at: "columns"; cells: Cells; guessed: GuessedColumns }
  | {
      at: "preview";
      cells: Cells;
      guessed: GuessedColumns;
      rows: ImportRow[];
      preview: ImportPreview;
    }
  | { at: "done"; imported: ImportedClients };

/** From a list to clients: paste or upload, say what its columns are, look at what would change, take it over. */
export function ImportScreen() {
  const [step, setStep] = useState<Step>({ at: "source" });
  const isAdmin = useMe()?.rights.admin === true;
  return (
    <>
      <BackToClients />
      <AdminPage
        title="Import a list of clients"
        purpose="From a sheet or another program. Nothing changes until you have seen what would."
      >
        {isAdmin ? (
          <CurrentStep step={step} onStep={setStep} />
        ) : (
          <Notice tone="info">Only an admin can import a list.</Notice>
        )}
      </AdminPage>
    </>
  );
}

function CurrentStep({ step, onStep }: { step: Step; onStep: (step: Step) => void }) {
  switch (step.at) {
    case "source":
      return (
        <SourceStep
          onRead={(cells) => onStep({ at: "columns", cells, guessed: guessColumns(cells) })}
        />
      );
    case "columns":
      return (
        <ColumnsStep
          cells={step.cells}
          guessed={step.guessed}
          onChange={(guessed) => onStep({ ...step, guessed })}
          onBack={() => onStep({ at: "source" })}
          onCompared={(rows, preview) => onStep({ ...step, at: "preview", rows, preview })}
        />
      );
    case "preview":
      return (
        <PreviewStep
          rows={step.rows}
          preview={step.preview}
          onBack={() => onStep({ ...step, at: "columns" })}
          onDone={(imported) => onStep({ at: "done", imported })}
        />
      );
    case "done":
      return <Imported imported={step.imported} onAgain={() => onStep({ at: "source" })} />;
  }
}

function Imported(props: { imported: ImportedClients; onAgain: () => void }) {
  const { createdCount, changedCount } = props.imported;
  return (
    <Notice
      tone="success"
      title="The list is taken over"
      actions={
        <>
          <Button as="a" size="small" href="#/clients">
            Show the clients
          </Button>
          <Button size="small" onClick={props.onAgain}>
            Import another list
          </Button>
        </>
      }
    >
      {`${createdCount} ${createdCount === 1 ? "client is" : "clients are"} new, ${changedCount} ${changedCount === 1 ? "was" : "were"} changed.`}
    </Notice>
  );
}
