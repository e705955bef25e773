/** What can go wrong between the add-in and Excel, one batch at a time. */
export type Fault =
  /** The batch is refused; nothing is done. */
  | { readonly kind: "refused"; readonly code: string; readonly message?: string }
  /** The batch is done, and the answer is this error. */
  | { readonly kind: "done-but-refused"; readonly code: string }
  /** The batch is not done and never answered. */
  | { readonly kind: "unanswered" };

/** Codes of Office.js that come with the transport instead of the batch. */
export const OFFICE_ERROR_NUMBERS: ReadonlyMap<string, number> = new Map([
  ["InvalidOperationInCellEditMode", 5004],
  ["InvalidOrTimedOutSession", 5012],
  ["WriteNotSupportedWhenModalDialogOpen", 5016],
  ["ActivityLimitReached", 5102],
  ["RequestPayloadSizeLimitExceeded", 5103],
  ["ResponsePayloadSizeLimitExceeded", 5104],
  ["AccessDenied", 7000],
]);

const MESSAGES: ReadonlyMap<string, string> = new Map([
  [
    "InvalidOperationInCellEditMode",
    "Excel is in cell-editing mode. Please exit the edit mode by pressing ENTER or TAB or selecting another cell, and then try again.",
  ],
  ["RequestPayloadSizeLimitExceeded", "The request payload size has exceeded the limit."],
  ["ResponsePayloadSizeLimitExceeded", "The response payload size has exceeded the limit."],
  ["GeneralException", "There was an internal error while processing the request."],
]);

export const faultMessage = (code: string): string => MESSAGES.get(code) ?? code;
