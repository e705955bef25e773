import { Button, Field, makeStyles, Textarea, tokens } from "@fluentui/react-components";
import { ArrowUploadRegular } from "@fluentui/react-icons";
import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { mostRows } from "./columns-step.tsx";
import { Notice } from "../../../../components/notice.tsx";
import { largestFileBytes, readFile, readPasted } from "./read-list.ts";
import type { Cells } from "./read-list.ts";

const useStyles = makeStyles({
  step: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL },
  buttons: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalM,
  },
  file: { display: "none" },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Where the list comes from: the clipboard, or a file. */
export function SourceStep({ onRead }: { onRead: (cells: Cells) => void }) {
  const styles = useStyles();
  const [text, setText] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const read = useMutation({
    mutationFn: async (source: string | File) => {
      const cells =
        typeof source === "string" ? await readPasted(source) : await readChecked(source);
      if (cells.length === 0) throw new UnreadableList("There is nothing in this list.");
      if (cells.length > mostRows + 1) {
        throw new UnreadableList(
          `The list has ${cells.length} rows. At most ${mostRows} are imported at once; divide it.`,
        );
      }
      return cells;
    },
    onSuccess: onRead,
  });
  return (
    <form
      className={styles.step}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== "") read.mutate(text);
      }}
    >
      <Field
        label="Paste the list, with its headings"
        hint="Copied from Excel as it is, or lines of a CSV file."
      >
        <Textarea
          rows={8}
          resize="vertical"
          value={text}
          onChange={(_, { value }) => setText(value)}
        />
      </Field>
      {read.error && (
        <Notice tone="error" title="The list could not be read">
          {read.error instanceof UnreadableList
            ? read.error.message
            : "Save it as an Excel workbook (.xlsx) or as CSV, and choose it again."}
        </Notice>
      )}
      <div className={styles.buttons}>
        <Button
          type="submit"
          appearance="primary"
          disabledFocusable={text.trim() === "" || read.isPending}
        >
          {read.isPending ? "Reading" : "Continue"}
        </Button>
        <span className={styles.quiet}>or</span>
        <Button icon={<ArrowUploadRegular />} onClick={() => input.current?.click()}>
          Choose an Excel or CSV file
        </Button>
        <input
          ref={input}
          className={styles.file}
          type="file"
          aria-label="Excel or CSV file"
          accept=".xlsx,.csv,.tsv,.txt"
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            currentTarget.value = "";
            if (file) read.mutate(file);
          }}
        />
      </div>
    </form>
  );
}

/** Says itself what is wrong with the list. */
class UnreadableList extends Error {}

async function readChecked(file: File): Promise<Cells> {
  if (file.size > largestFileBytes) {
    throw new UnreadableList("The file is larger than 10 MB. Save only the list of clients.");
  }
  return readFile(file);
}
