import { Button, Field, Radio, RadioGroup, Select } from "@fluentui/react-components";
import { lazy, Suspense, useReducer } from "react";
import { counted } from "../../../components/format.ts";
import { useLocale } from "../../../components/locale.ts";
import { Notice } from "../../../components/notice.tsx";
import { Page, PageHead } from "../../../components/page.tsx";
import { SkeletonRows } from "../../../components/skeleton.tsx";
import type { ExportFormatView } from "#shared/wire/me.ts";
import type { RunDetail } from "#shared/wire/run.ts";
import { usePane } from "../../state/pane-context.ts";
import { decidePost, startPost } from "../../state/post-state.ts";
import { usePreFlight, useRun } from "../../state/server-queries.ts";
import { ProblemNotice } from "../problem-notice.tsx";
import { SendingBanner } from "../sending-banner.tsx";
import { PreFlightList } from "./pre-flight-list.tsx";
import { useConnectionLost } from "../../../session/base-services.ts";
import { useMe } from "../../../session/kept-answers.ts";

const ConfirmPost = lazy(async () => ({
  default: (await import("./confirm-post.tsx")).ConfirmPost,
}));

/** From the choice of how to post, over what stands in the way, to the question in numbers. */
export function PostScreen({ runId }: { runId: string }) {
  const { dispatch } = usePane();
  const run = useRun(runId);
  const me = useMe();
  const back = (): void => dispatch({ type: "went-back" });
  if (!run.data || !me) {
    return (
      <Page>
        <PageHead title="Post" onBack={back} />
        {run.error ? (
          <ProblemNotice error={run.error} onRetry={() => void run.refetch()} />
        ) : (
          <SkeletonRows label="The run is loading" rows={5} />
        )}
      </Page>
    );
  }
  return <PostChoices run={run.data} formats={me.exportFormats} onBack={back} />;
}

function PostChoices(props: {
  run: RunDetail;
  formats: readonly ExportFormatView[];
  onBack: () => void;
}) {
  const { run, formats, onBack } = props;
  const locale = useLocale();
  const lost = useConnectionLost();
  const [state, dispatch] = useReducer(decidePost, startPost);
  const format = formats.find(({ id }) => id === state.format) ?? formats[0] ?? null;
  const formatId = state.method === "export" ? format?.id : undefined;
  const preFlight = usePreFlight(run.id, state.method, formatId);
  const sending = usePreFlight(run.id, "send", undefined);
  const sendReason = sending.data?.items.find(({ code }) => code === "method-unavailable")?.message;
  const allowed = preFlight.data?.allowed === true && !lost;
  const invoices = counted(preFlight.data?.invoiceCount ?? 0, "invoice", "invoices", locale);

  return (
    <Page
      footer={
        <Button
          style={{ flexGrow: 1 }}
          appearance="primary"
          disabledFocusable={!allowed}
          onClick={() => dispatch({ type: "confirm-asked" })}
        >
          {state.method === "export" ? `Export ${invoices}` : `Send ${invoices}`}
        </Button>
      }
    >
      <PageHead title={`Post ${run.name}`} onBack={onBack} />
      {state.method === "send" && <SendingBanner />}
      <Field label="How" {...(sendReason === undefined ? {} : { hint: sendReason })}>
        <RadioGroup
          value={state.method}
          onChange={(_, { value }) =>
            dispatch({ type: "method-chosen", method: value === "send" ? "send" : "export" })
          }
        >
          <Radio value="export" label="Export to a ledger file" />
          <Radio
            value="send"
            label="Send by e-mail"
            disabled={sending.data === undefined || sendReason !== undefined}
          />
        </RadioGroup>
      </Field>
      {state.method === "export" && format && (
        <Field label="File" hint={format.description}>
          <Select
            value={format.id}
            onChange={(_, { value }) => dispatch({ type: "format-chosen", format: value })}
          >
            {formats.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Notice tone="info">
        A run is posted once, either sent or exported. Its invoices get their numbers then and can
        no longer be changed.
      </Notice>
      {preFlight.error && (
        <ProblemNotice
          error={preFlight.error}
          unchanged="The run is as it was."
          onRetry={() => void preFlight.refetch()}
        />
      )}
      {preFlight.isPending && <SkeletonRows label="The run is being checked" rows={3} />}
      {preFlight.data && <PreFlightList run={run} preFlight={preFlight.data} />}
      {state.step === "confirm" && preFlight.data && (
        <Suspense fallback={null}>
          <ConfirmPost
            run={run}
            preFlight={preFlight.data}
            formatName={format?.name ?? ""}
            onClose={() => dispatch({ type: "confirm-left" })}
          />
        </Suspense>
      )}
    </Page>
  );
}
