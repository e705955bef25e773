import type { ReactNode } from "react";
import { QuestionDialog } from "../../components/question-dialog.tsx";
import { ProblemNotice } from "./problem-notice.tsx";

/** A question in words, or a few fields, before something is changed. */
export function ConfirmDialog(props: {
  title: string;
  action: string;
  refuse?: string;
  ready?: boolean;
  working: boolean;
  error: unknown;
  /** What stayed as it was when it fails. */
  unchanged?: string;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const { error, unchanged, ...question } = props;
  const hasFailed = error !== null && error !== undefined;
  return (
    <QuestionDialog
      {...question}
      problem={hasFailed && <ProblemNotice error={error} unchanged={unchanged ?? ""} />}
    />
  );
}
