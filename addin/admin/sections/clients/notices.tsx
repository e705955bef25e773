import { Button } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ClientNotice } from "#shared/wire/client.ts";
import { formatInstantDay } from "../../../components/format.ts";
import { Notice } from "../../../components/notice.tsx";
import { noticesKey, useClientsApi, useNotices } from "./client-queries.ts";

/** What the person is told as a member of a hidden client's team; nothing when there is nothing. */
export function Notices() {
  const { data = [] } = useNotices();
  return data.map((notice) => <NamesakeNotice key={notice.id} notice={notice} />);
}

function NamesakeNotice({ notice }: { notice: ClientNotice }) {
  const api = useClientsApi();
  const client = useQueryClient();
  const dismiss = useMutation({
    mutationFn: () => api.dismissNotice(notice.id),
    onSettled: () => client.invalidateQueries({ queryKey: noticesKey }),
  });
  const { client: hidden, namesake, at, by } = notice;
  return (
    <Notice
      tone="warning"
      title={`Another client now bears the name of ${hidden.name}`}
      actions={
        <Button size="small" disabledFocusable={dismiss.isPending} onClick={() => dismiss.mutate()}>
          Take this notice away for the team
        </Button>
      }
    >
      {`${by.name} gave the name ${namesake?.name ?? hidden.name} to a client of their own on ${formatInstantDay(at, navigator.language)}, without knowing of yours. Your team's rows go on to the hidden client; those of others go to theirs.`}
    </Notice>
  );
}
