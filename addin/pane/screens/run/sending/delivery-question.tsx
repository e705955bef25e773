import { Field, Input, Select, useAnnounce } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { joinAddresses } from "#shared/email.ts";
import type { DeliveryView } from "#shared/wire/delivery.ts";
import type { Api } from "../../../../api/client.ts";
import { useRefreshDeliveries } from "../../../state/delivery-queries.ts";
import { useDraftRuns } from "../../../state/server-queries.ts";
import { useServices } from "../../../state/services.ts";
import { AddressFields, useAddresses } from "../../address-fields.tsx";
import { AskDialog } from "../../ask-dialog.tsx";
import type { DeliveryQuestionKind } from "./delivery-actions.tsx";

interface QuestionProps {
  runId: string;
  delivery: DeliveryView;
  onClose: () => void;
}

/** What is asked before something is done about a delivery; the answer is written down with it. */
export function DeliveryQuestion(props: QuestionProps & { kind: DeliveryQuestionKind }) {
  const { kind } = props;
  if (kind === "correct-address" || kind === "repeat") {
    return <AskAddresses {...props} kind={kind} />;
  }
  if (kind === "move") return <AskRun {...props} />;
  return <AskNote {...props} kind={kind} />;
}

/** Does it, tells it, and looks again, also when it was refused because somebody was faster. */
function useDoing(
  props: QuestionProps,
  words: string,
  act: (api: Api, id: string, version: number) => Promise<void>,
) {
  const { delivery, onClose } = props;
  const { api } = useServices();
  const { announce } = useAnnounce();
  const refresh = useRefreshDeliveries(props.runId);
  return useMutation({
    mutationFn: () => act(api, delivery.id, delivery.version),
    onSuccess: () => {
      announce(words);
      onClose();
    },
    onSettled: refresh,
  });
}

function AskAddresses(props: QuestionProps & { kind: "correct-address" | "repeat" }) {
  const { kind, delivery } = props;
  const addresses = useAddresses(delivery.recipients);
  const { recipients } = addresses;
  const send = useDoing(props, "It is being sent.", (api, id, version) =>
    kind === "repeat"
      ? api.repeatDelivery(id, version, { recipients })
      : api.retryDelivery(id, version, { recipients }),
  );
  return (
    <AskDialog
      title={`Send ${nameOf(delivery)} to`}
      action={kind === "repeat" ? "Send again" : "Try again"}
      ready={recipients.to.length > 0}
      working={send.isPending}
      error={send.error}
      unchanged="Nothing was sent."
      onConfirm={() => send.mutate()}
      onClose={props.onClose}
    >
      <AddressFields addresses={addresses} />
      <span>
        {kind === "correct-address" && delivery.taken.length > 0
          ? `${joinAddresses(delivery.taken)} has it already and does not get it twice.`
          : "This changes where this invoice goes. The client's own address is changed on the admin page, under Clients."}
      </span>
    </AskDialog>
  );
}

type NoteKind = Exclude<DeliveryQuestionKind, "correct-address" | "repeat" | "move">;

const noteQuestions: Record<NoteKind, { title: string; action: string; text: string }> = {
  arrived: {
    title: "It arrived",
    action: "It arrived",
    text: "Nothing is sent again. Say how you know, for example who has confirmed it.",
  },
  "send-again": {
    title: "Send again",
    action: "Send again",
    text: "The client may get it twice, if the first mail did arrive. Say why you send it again.",
  },
  "by-hand": {
    title: "Delivered by hand",
    action: "It was delivered",
    text: "It is not sent by mail. Say how it was delivered.",
  },
  "came-back": {
    title: "It came back",
    action: "It came back",
    text: "Afterwards you can send it again to another address. Say what the answer was.",
  },
};

function AskNote(props: QuestionProps & { kind: NoteKind }) {
  const { kind, delivery } = props;
  const { title, action, text } = noteQuestions[kind];
  const [note, setNote] = useState("");
  const write = useDoing(props, `Written down: ${title}.`, (api, id, version) => {
    const body = { note: note.trim() };
    if (kind === "by-hand") return api.settleDelivery(id, version, body);
    if (kind === "came-back") return api.markBounced(id, version, body);
    return api.decideDelivery(id, version, { decision: kind, ...body });
  });
  return (
    <AskDialog
      title={`${title}: ${nameOf(delivery)}`}
      action={action}
      ready={note.trim() !== ""}
      working={write.isPending}
      error={write.error}
      unchanged="Nothing was written down."
      onConfirm={() => write.mutate()}
      onClose={props.onClose}
    >
      <span>{text}</span>
      <Field label="Note">
        <Input maxLength={500} value={note} onChange={(_, data) => setNote(data.value)} />
      </Field>
    </AskDialog>
  );
}

function AskRun(props: QuestionProps) {
  const { delivery } = props;
  const drafts = useDraftRuns();
  const targets = drafts.data?.runs.filter(({ id }) => id !== props.runId) ?? [];
  const [chosenId, setChosenId] = useState<string | null>(null);
  const runId = chosenId ?? targets[0]?.id ?? null;
  const move = useDoing(props, "It was moved.", async (api, id, version) => {
    if (runId !== null) await api.moveDelivery(id, version, { runId });
  });
  return (
    <AskDialog
      title={`Move ${nameOf(delivery)}`}
      action="Move the invoice"
      ready={runId !== null}
      working={move.isPending}
      error={move.error ?? drafts.error}
      unchanged="Nothing was moved."
      onConfirm={() => move.mutate()}
      onClose={props.onClose}
    >
      {drafts.data && targets.length === 0 && (
        <span>There is no draft run. Create one under Runs first.</span>
      )}
      {/* Not before it has a choice: with a field that goes away again, the focus would go too, and Esc with it. */}
      {targets.length > 0 && (
        <Field label="To the draft run">
          <Select value={runId ?? ""} onChange={(_, data) => setChosenId(data.value)}>
            {targets.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <span>It keeps its number and date and is delivered when that run is posted.</span>
    </AskDialog>
  );
}

function nameOf({ invoice }: DeliveryView): string {
  return invoice === null ? "the file" : invoice.number;
}
