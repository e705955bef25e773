import { useAnnounce } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import { counted } from "../../../components/format.ts";
import { useLocale } from "../../../components/locale.ts";
import { Notice } from "../../../components/notice.tsx";
import type { RunDetail } from "#shared/wire/run.ts";

/** "Posted: 25 invoices exported", once the run that was being watched has been posted. */
export function PostedNotice(props: { run: RunDetail; watched: boolean; onPosted: () => void }) {
  const { run, watched, onPosted } = props;
  const locale = useLocale();
  const { announce } = useAnnounce();
  // An export may be done before this screen has shown it at work.
  const sawPosting = useRef(watched);
  if (run.status === "posting") sawPosting.current = true;
  const posted = run.status === "posted";
  const word = run.method === "send" ? "sent" : "exported";
  const text = `Posted: ${counted(run.invoiceCount, "invoice", "invoices", locale)} ${word}`;

  useEffect(() => {
    if (!posted || !sawPosting.current) return;
    announce(text);
    onPosted();
    // Once, when posting turns into posted.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [posted]);

  return posted ? <Notice tone="success">{text}</Notice> : null;
}
