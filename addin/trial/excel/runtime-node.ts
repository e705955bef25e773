import { HostNode } from "../rich-api/host-node.ts";
import { givenBoolean } from "./given.ts";

/** `context.runtime`: whether this add-in's own handlers are called. */
export class RuntimeNode extends HostNode {
  enableEvents = true;

  get className(): string {
    return "Runtime";
  }

  get EnableEvents(): boolean {
    return this.enableEvents;
  }

  set EnableEvents(enable: unknown) {
    this.enableEvents = givenBoolean(enable);
  }
}

/** Office.js announces itself with it at start. */
export class AddinInternalServiceNode extends HostNode {
  get className(): string {
    return "AddinInternalService";
  }

  NotifyActionHandlerReady(): void {}
}
