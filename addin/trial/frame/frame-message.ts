/** What travels between Office.js and the page around it, as JSON text. */
export type FrameMessage = {
  readonly _messageType: number;
  readonly _actionName: string;
  readonly _actionType: number;
  readonly _conversationId: string;
  readonly _correlationId: number;
  readonly _data: unknown;
};

export const MessageKind = { request: 0, response: 1 } as const;
export const ActionKind = { call: 0, register: 1, unregister: 2 } as const;
export const ResponseKind = { answer: 0, event: 1 } as const;

/** The calls of `executeMethod` that a task pane makes. */
export const DispatchId = {
  loadSettings: 75,
  saveSettings: 76,
  executeRichApi: 93,
  commandCompleted: 94,
} as const;

export function parsedMessage(text: unknown): FrameMessage | null {
  if (typeof text !== "string") return null;
  try {
    const message: FrameMessage | null = JSON.parse(text);
    return message?._messageType === MessageKind.request ? message : null;
  } catch {
    return null;
  }
}

/** What Office.js finds in the frame's `name`: which host it is in, and the address of the page around it. */
export function frameName(hostUrl: string, conversationId: string): string {
  return JSON.stringify({
    baseFrameName: "billing-runs-trial",
    hostInfo: "Excel$Web$16.01$en-US$telemetry$$disableLogging$0",
    xdmInfo: [conversationId, "control-1", hostUrl].join("|"),
    serializerVersion: "1",
    flights: "[]",
  });
}
