import { Button, Input, makeStyles, tokens } from "@fluentui/react-components";
import { Edit16Regular } from "@fluentui/react-icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { formatDate, formatInstantDay } from "../../../components/format.ts";
import { useLocale } from "../../../components/locale.ts";
import { RunBadge } from "../../../components/status-badge.tsx";
import type { RunDetail } from "#shared/wire/run.ts";
import { refreshRuns } from "../../state/server-queries.ts";
import { useServices } from "../../state/services.ts";
import { ProblemNotice } from "../problem-notice.tsx";

const useStyles = makeStyles({
  facts: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
  },
  line: { flexBasis: "100%" },
  rename: { display: "flex", gap: tokens.spacingHorizontalS, flexBasis: "100%" },
});

/** Status, dates and people of a run; its name can be changed while it is a draft. */
export function RunFacts({ run }: { run: RunDetail }) {
  const styles = useStyles();
  const locale = useLocale();
  const [editing, setEditing] = useState(false);
  const [wasEdited, setWasEdited] = useState(false);
  return (
    <div className={styles.facts}>
      <RunBadge status={run.status} progress={run.progress} />
      <span>{`Dated ${formatDate(run.invoiceDate, locale)}${periodWords[run.periodState]}`}</span>
      {run.actions.edit.allowed && !editing && (
        <Button
          size="small"
          appearance="transparent"
          icon={<Edit16Regular />}
          // Back to where the editing began.
          autoFocus={wasEdited}
          onClick={() => {
            setEditing(true);
            setWasEdited(true);
          }}
        >
          Rename
        </Button>
      )}
      <span className={styles.line}>
        {`Created ${formatInstantDay(run.createdAt, locale)} by ${run.createdBy.name}`}
      </span>
      {run.postedAt !== null && (
        <span className={styles.line}>
          {`Posted ${formatInstantDay(run.postedAt, locale)}${run.postedBy ? ` by ${run.postedBy.name}` : ""}`}
        </span>
      )}
      {run.status === "draft" && run.periodState !== "open" && (
        <span className={styles.line}>
          Invoices with this date cannot be posted until the date is changed.
        </span>
      )}
      {editing && <Rename run={run} onClose={() => setEditing(false)} />}
    </div>
  );
}

const periodWords: Record<RunDetail["periodState"], string> = {
  open: "",
  closed: ", in a closed period",
  none: ", in no accounting period",
};

function Rename({ run, onClose }: { run: RunDetail; onClose: () => void }) {
  const styles = useStyles();
  const { api } = useServices();
  const client = useQueryClient();
  const [name, setName] = useState(run.name);
  const rename = useMutation({
    mutationFn: () => api.updateRun(run.id, run.version, { name: name.trim() }),
    onSuccess: onClose,
    onSettled: () => refreshRuns(client),
  });
  return (
    <>
      <form
        className={styles.rename}
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== "" && !rename.isPending) rename.mutate();
        }}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.preventDefault();
          onClose();
        }}
      >
        <Input
          autoFocus
          size="small"
          aria-label="Name of the run"
          maxLength={120}
          value={name}
          style={{ flexGrow: 1, minWidth: 0 }}
          onChange={(_, { value }) => setName(value)}
        />
        <Button type="submit" size="small" appearance="primary">
          Save
        </Button>
        <Button size="small" onClick={onClose}>
          Cancel
        </Button>
      </form>
      {rename.error && (
        <div className={styles.line}>
          <ProblemNotice error={rename.error} unchanged="The name is as it was." />
        </div>
      )}
    </>
  );
}
