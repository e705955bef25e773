import { useAnnounce } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import { useLocale } from "../../../components/locale.ts";
import { Notice } from "../../../components/notice.tsx";
import type { RunDetail } from "#shared/wire/run.ts";
import { postedText } from "./posted-text.ts";

/**
 * "Posted: 25 invoices exported", once the run that was being watched has been posted. `onIssued` is called when its
 * invoices have got their numbers, and again when all are delivered: the sheet can say so.
 */
export function PostedNotice(props: { run: RunDetail; watched: boolean; onIssued: () => void }) {
  const { run, watched, onIssued } = props;
  const locale = useLocale();
  const { announce } = useAnnounce();
  // An export may be done before this screen has shown it at work.
  const sawPosting = useRef(watched);
  if (run.status === "posting") sawPosting.current = true;
  const stage = stageOf(run);
  const text = postedText(run, locale);

  useEffect(() => {
    if (stage === "before" || !sawPosting.current) return;
    if (stage === "posted") announce(text);
    onIssued();
    // Once for each stage.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [stage]);

  return stage === "posted" ? <Notice tone="success">{text}</Notice> : null;
}

function stageOf({ status, progress }: RunDetail): "before" | "issued" | "posted" {
  if (status === "posted") return "posted";
  return progress?.issued === true ? "issued" : "before";
}
